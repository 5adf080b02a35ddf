import { daysFromCivil, hour, minute, startOfDay, wholeDay } from '../../clocks/civil';
import type { Instant, Level } from '../../complaint/terms';
import type { Plan } from '../../plan/plan';
import type { Data, SaidType } from '../said';
import { Random, seedOf } from './random';

/** One row of an invented log. */
export interface Generated {
  readonly case: string;
  readonly at: Instant;
  readonly event: SaidType;
  readonly attributes: Data;
}

/** What of the plan the invented cases are about. */
interface World {
  readonly plan: Plan;
  readonly categories: readonly [string, ...string[]];
  readonly departments: readonly [string, ...string[]];
  readonly causes: readonly [string, ...string[]];
  readonly responsibilities: readonly [string, ...string[]];
}

/**
 * Plausible complaints of a year, invented: settled in one call or by a department, asked about, returned, urged,
 * rated, reopened, some never answered. Pure: the same number, seed and plan give the same log.
 */
export function* generateLog(plan: Plan, count: number, seed: number): Generator<Generated> {
  const world = worldOf(plan);
  for (let index = 0; index < count; index += 1)
    yield* new Story(world, `G${String(index + 1).padStart(6, '0')}`, new Random(seedOf(seed, index))).tell();
}

function worldOf(plan: Plan): World {
  const { categories, departments, causes, responsibilities } = plan.file;
  return {
    plan,
    categories: some(categories.flatMap((top) => top.children.map(({ id }) => id))),
    departments: some(departments.map(({ id }) => id)),
    causes: some(causes.map(({ id }) => id)),
    responsibilities: some(responsibilities.map(({ id }) => id)),
  };
}

function some<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error('a plan has categories, departments, causes and responsibilities');
  return [first, ...others];
}

/** Out of a hundred cases. */
const levels: readonly [Level, number][] = [
  ['L1', 45],
  ['L2', 40],
  ['L3', 12],
  ['L4', 3],
];
/** How quickly the levels are worked at, against L2. */
const pace: Readonly<Record<Level, number>> = { L1: 0.6, L2: 1, L3: 0.45, L4: 0.12 };
const contactAfter: Readonly<Record<Level, number>> = { L1: 3 * hour, L2: 4 * hour, L3: 40 * minute, L4: 12 * minute };
/** Tags for which the ladder of a usual plan raises a complaint. */
const escalating = ['asksForSuperior', 'bypassThreat'];
const year = 2025;

/** Those that the plan has, each now and then. */
function tagsOf(plan: Plan, random: Random): string[] {
  const drawn = [random.chance(3) ? 'asksForSuperior' : '', random.chance(2) ? 'bypassThreat' : '', random.chance(6) ? 'elderly' : ''];
  return drawn.filter((tag) => plan.file.tags.some(({ id }) => id === tag));
}

/** The story of one case, told in the order of its events. */
class Story {
  private at: Instant;
  private readonly rows: Generated[] = [];

  constructor(
    private readonly world: World,
    private readonly name: string,
    private readonly random: Random,
  ) {
    const day = daysFromCivil(year, 1, 1) + random.between(0, 329);
    this.at = startOfDay(day, world.plan.offsetMinutes) + random.between(7 * 60, 22 * 60) * minute + random.between(0, 59) * 1000;
  }

  tell(): readonly Generated[] {
    const level = this.level();
    this.intake(level);
    if (level === 'L1' && this.random.chance(70)) this.settledInTheCentre();
    else this.throughADepartment(pace[level]);
    if (this.random.chance(98)) this.answered(level);
    return this.rows.toSorted((a, b) => a.at - b.at);
  }

  private level(): Level {
    let left = this.random.next() * 100;
    for (const [level, percent] of levels) if ((left -= percent) < 0) return level;
    return 'L2';
  }

  private intake(level: Level): void {
    const { random, world } = this;
    const channel = random.pick(['phone', 'phone', 'phone', 'network', 'network', 'onSite', 'written']);
    this.say('registered', { channel, receivedAt: this.at - random.span(4 * minute), language: 'zh' });
    if (world.plan.file.messages['acknowledgement'] !== undefined)
      this.aside(random.span(minute), 'effectDone', { purpose: 'acknowledgement' });
    this.later(8 * minute);
    const tags = tagsOf(world.plan, random);
    this.say('triaged', { category: random.pick(world.categories), level, tags });
    if (random.chance(95)) this.aside(random.span(contactAfter[level]), 'contacted', { medium: 'phone' });
    if (tags.some((tag) => escalating.includes(tag))) this.aside(random.span(hour), 'responded', {});
  }

  private settledInTheCentre(): void {
    this.later(20 * minute);
    this.say('assigned', {});
    this.later(3 * hour);
    this.find();
  }

  private throughADepartment(pace: number): void {
    const { random } = this;
    this.later(25 * minute * pace);
    const department = random.pick(this.world.departments);
    this.say('transferred', { department });
    this.later(100 * minute * pace);
    if (random.chance(4)) this.returned();
    this.say('handOffAccepted', {});
    if (random.chance(12)) this.asked();
    this.worked(pace);
    this.say('handOffAnswered', {});
    this.find();
    if (random.chance(30)) this.remedied();
  }

  private returned(): void {
    this.say('handOffReturned', {});
    this.later(40 * minute);
    this.say('transferred', { department: this.random.pick(this.world.departments) });
    this.later(90 * minute);
  }

  private asked(): void {
    this.later(2 * hour);
    this.say('asked', {});
    this.later(20 * hour);
    this.say('informed', { direction: 'fromCustomer' });
  }

  /** The department works; meanwhile the customer is told how it goes, and some urge. */
  private worked(pace: number): void {
    const { random } = this;
    let left = random.span(34 * hour * pace);
    for (let told = random.between(20, 46) * hour; told < left; told = random.between(20, 46) * hour) {
      this.at += told;
      left -= told;
      if (random.chance(80)) this.say('informed', { direction: 'toCustomer' });
      if (random.chance(12)) this.say('urged', {});
    }
    this.at += left;
  }

  private find(): void {
    const { random, world } = this;
    this.say('found', { cause: random.pick(world.causes), responsibility: random.pick(world.responsibilities) });
  }

  private remedied(): void {
    this.say('proposed', { total: 30 });
    this.say('remedyOrdered', { kind: 'credit', amount: 30, due: this.at + 5 * wholeDay });
    this.aside(this.random.span(3 * wholeDay), 'fulfilled', {});
  }

  private answered(level: Level): void {
    const { random } = this;
    this.later(80 * minute * pace[level]);
    this.say('replied', { result: random.pick(['met', 'met', 'met', 'partlyMet', 'refused']) });
    this.later(18 * hour);
    if (random.chance(25)) return this.silent();
    const isDissatisfied = random.chance(8);
    this.say('rated', { satisfaction: isDissatisfied ? 'dissatisfied' : random.pick(['satisfied', 'satisfied', 'satisfied', 'neutral']) });
    if (isDissatisfied) this.again();
    this.later(6 * hour);
    this.say('closed', { outcome: isDissatisfied ? 'notAgreed' : 'agreed' });
  }

  private again(): void {
    this.say('reopened', { cause: 'dissatisfied' });
    this.later(26 * hour);
    this.find();
    this.say('replied', { result: 'partlyMet' });
    this.later(30 * hour);
    this.say('rated', { satisfaction: 'neutral' });
  }

  private silent(): void {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      this.say('contactAttempted', { medium: 'phone' });
      this.later(4 * hour);
    }
  }

  private later(median: number): void {
    this.at += this.random.span(median);
  }

  private say(event: SaidType, attributes: Data): void {
    this.rows.push({ case: this.name, at: this.at, event, attributes });
  }

  /** Something that happens beside the story. */
  private aside(after: number, event: SaidType, attributes: Data): void {
    this.rows.push({ case: this.name, at: this.at + after, event, attributes });
  }
}
