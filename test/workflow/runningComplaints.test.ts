import type { Adoption } from '../../activities/rollout/runningComplaints';
import { complaintNumber } from '../../domain/complaint/number';
import { runningComplaints } from '../../worker/runningComplaints';
import { freshId } from '../support/api';
import { register } from '../support/start';
import { until } from '../support/until';
import { useBench } from '../support/useBench';

const bench = useBench();
const complaints = (pageSize?: number) => runningComplaints(bench().client, bench().taskQueue, pageSize);

const adoption: Adoption = {
  calendars: { office: 'f'.repeat(64) },
  reason: 'a test',
  by: { role: 'administrator', id: 'admin-1' },
  requestId: 'calendar-office-f-1',
};

/** Everything that runs, page by page. */
async function listed(pageSize: number): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const page: { numbers: readonly string[]; next: string | null } = await complaints(pageSize).page(after);
    pages.push([...page.numbers]);
    after = page.next;
  } while (after !== null);
  return pages;
}

test('running complaints are listed page by page, each once', async () => {
  const numbers = [(await register(bench())).number, (await register(bench())).number, (await register(bench())).number];
  const pages = await until('visibility shows them', async () => {
    const found = await listed(2);
    return found.flat().length >= numbers.length && found;
  });
  expect(pages.map((page) => page.length).filter((length) => length > 0)).toEqual([2, 1]);
  expect(pages.flat().toSorted()).toEqual(numbers.toSorted());
});

test('a complaint that has ended, or never was, is no fault', async () => {
  const ended = await register(bench());
  await ended.handle.terminate('a test ends it');
  bench().registered.delete(ended.number);
  expect(await complaints().adopt(ended.number, adoption)).toEqual({ kind: 'ended' });
  expect(await complaints().adopt(complaintNumber('phone', freshId()), adoption)).toEqual({ kind: 'ended' });
});

test('what the server will never take is told as refused, and the complaint lives on', async () => {
  const complaint = await register(bench());
  const tooLarge = { ...adoption, reason: '长'.repeat(1_000_000) };
  expect(await complaints().adopt(complaint.number, tooLarge)).toMatchObject({ kind: 'refused', why: expect.stringContaining('limit') });
  expect(await complaints().adopt(complaint.number, adoption)).toEqual({ kind: 'told' });
  // Nobody keeps such a version: it refuses, and says so in its journal.
  await complaint.until('it has taken the signal', ({ seq }) => seq > complaint.receipt.seq);
  await until('the refusal is in its journal', async () =>
    (await complaint.events('refused')).some(({ data }) => data.command === 'adopt'),
  );
});
