import type { Adoption, RunningComplaints, Told } from './runningComplaints';
import { beginning, type Progress, tellAll } from './tellAll';

const adoption: Adoption = {
  calendars: { office: 'v2' },
  reason: 'the list of 2027',
  by: { role: 'administrator', id: 'admin-1' },
  requestId: 'calendar-office-v2',
};
const pages = [['A1', 'A2', 'A3'], ['B1', 'B2'], ['C1']];

/** Complaints in memory, page by page, and what was told to which of them. */
function complaintsThat(answer: (number: string) => Told = () => ({ kind: 'told' })) {
  const asked: string[] = [];
  const complaints: RunningComplaints = {
    page: (after) => {
      const index = after === null ? 0 : Number(after);
      return Promise.resolve({ numbers: pages[index] ?? [], next: index + 1 < pages.length ? String(index + 1) : null });
    },
    adopt(number, given) {
      expect(given).toBe(adoption);
      asked.push(number);
      return Promise.resolve(answer(number));
    },
  };
  return { asked, complaints };
}

function passOver(
  complaints: RunningComplaints,
  { from = beginning, current = () => 'v2' }: { from?: Progress; current?: () => string } = {},
) {
  const beats: Progress[] = [];
  const reports: string[] = [];
  const passed = tellAll({ adoption }, from, {
    complaints,
    current: () => Promise.resolve({ office: current(), always: 'another' }),
    report: (number, why) => Promise.resolve(void reports.push(`${number}: ${why}`)),
    beat: (progress) => void beats.push(progress),
  });
  return { passed, beats, reports };
}

test('every complaint of every page is told once', async () => {
  const { asked, complaints } = complaintsThat();
  const { passed, beats } = passOver(complaints);
  expect(await passed).toEqual({ told: 6, superseded: false });
  expect(asked).toEqual(pages.flat());
  // Before and after it turns each page.
  const turned = [
    { page: '1', told: 3 },
    { page: '2', told: 5 },
  ];
  expect(beats).toEqual([beginning, ...turned.flatMap((progress) => [progress, progress])]);
});

test('an attempt goes on from the page at which the one before was', async () => {
  const { asked, complaints } = complaintsThat();
  expect(await passOver(complaints, { from: { page: '1', told: 3 } }).passed).toEqual({ told: 6, superseded: false });
  expect(asked).toEqual(['B1', 'B2', 'C1']);
});

test('a complaint that ended meanwhile, and one that the server refuses to tell, hold nobody up; the latter is reported', async () => {
  const { complaints } = complaintsThat((number) =>
    number === 'A2' ? { kind: 'ended' } : number === 'B1' ? { kind: 'refused', why: 'too many signals' } : { kind: 'told' },
  );
  const { passed, reports } = passOver(complaints);
  expect(await passed).toEqual({ told: 4, superseded: false });
  expect(reports).toEqual(['B1: too many signals']);
});

test('a server that is away makes the pass fail where it is, to be tried again', async () => {
  const { complaints } = complaintsThat((number) => {
    if (number === 'B2') throw new Error('unavailable');
    return { kind: 'told' };
  });
  const { passed, beats } = passOver(complaints);
  await expect(passed).rejects.toThrow('unavailable');
  expect(beats.at(-1)).toEqual({ page: '1', told: 3 });
});

test('once another version is current, nobody is told of this one any more', async () => {
  const { asked, complaints } = complaintsThat();
  let looks = 0;
  expect(await passOver(complaints, { current: () => (++looks > 1 ? 'v3' : 'v2') }).passed).toEqual({ told: 3, superseded: true });
  expect(asked).toEqual(pages[0]);
});

test('a pass that is to stop stops at the next beat', async () => {
  const { asked, complaints } = complaintsThat();
  const passed = tellAll({ adoption }, beginning, {
    complaints,
    current: () => Promise.resolve({ office: 'v2' }),
    report: () => Promise.resolve(),
    beat: () => {
      throw new Error('cancelled');
    },
  });
  await expect(passed).rejects.toThrow('cancelled');
  expect(asked).toEqual(pages[0]);
});
