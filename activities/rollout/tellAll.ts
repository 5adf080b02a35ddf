import type { Adoption, RunningComplaints } from './runningComplaints';

/** How far a pass has come: enough to go on after a crash. */
export interface Progress {
  /** Token of the page that is being told; null for the first. */
  readonly page: string | null;
  /** Complaints told on the pages before. */
  readonly told: number;
}

export interface Pass {
  readonly adoption: Adoption;
}

export interface Passed {
  readonly told: number;
  /** Another version became current on the way: its own rollout goes on from here. */
  readonly superseded: boolean;
}

interface Surroundings {
  readonly complaints: RunningComplaints;
  /** Versions that are current now. */
  readonly current: () => Promise<Readonly<Record<string, string>>>;
  /** A complaint that cannot be told: somebody must look at it. */
  readonly report: (number: string, why: string) => Promise<void>;
  /** Called often; throws when the pass is to stop. */
  readonly beat: (progress: Progress) => void;
}

const atOnce = 10;
export const beginning: Progress = { page: null, told: 0 };

/** Tells every running complaint to adopt calendar versions, from where an earlier attempt came to. */
export async function tellAll({ adoption }: Pass, from: Progress, surroundings: Surroundings): Promise<Passed> {
  let progress = from;
  for (;;) {
    const { numbers, next } = await surroundings.complaints.page(progress.page);
    const told = await tellPage(numbers, adoption, progress, surroundings);
    if (told === null) return { told: progress.told, superseded: true };
    progress = { page: next, told: progress.told + told };
    if (next === null) return { told: progress.told, superseded: false };
    surroundings.beat(progress);
  }
}

/** How many of a page were told; null when another version became current. After a crash the page is told anew, which does nothing twice. */
async function tellPage(
  numbers: readonly string[],
  adoption: Adoption,
  progress: Progress,
  surroundings: Surroundings,
): Promise<number | null> {
  let told = 0;
  for (let first = 0; first < numbers.length; first += atOnce) {
    // An older version must never reach a complaint after the one that is current.
    if (!(await isCurrent(adoption, surroundings))) return null;
    const some = await Promise.all(numbers.slice(first, first + atOnce).map((number) => tell(number, adoption, surroundings)));
    told += some.filter(Boolean).length;
    surroundings.beat(progress);
  }
  return told;
}

async function isCurrent({ calendars }: Adoption, { current }: Surroundings): Promise<boolean> {
  const now = await current();
  return Object.entries(calendars).every(([id, version]) => now[id] === version);
}

async function tell(number: string, adoption: Adoption, { complaints, report }: Surroundings): Promise<boolean> {
  const told = await complaints.adopt(number, adoption);
  if (told.kind === 'refused') await report(number, told.why);
  return told.kind === 'told';
}
