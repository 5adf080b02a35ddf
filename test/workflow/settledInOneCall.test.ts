import { verifyArchive } from '../../activities/archive/verify/verifyArchive';
import { findComplaint } from '../../registry/queries/findComplaint';
import { listMessages } from '../../store/outbox';
import { settleInOneCall } from '../support/lives';
import { register } from '../support/start';
import { until } from '../support/until';
import { useBench } from '../support/useBench';

const bench = useBench();

test('a complaint settled in one call runs from intake to archive', async () => {
  const complaint = await register(bench());
  expect(complaint.receipt).toMatchObject({ number: complaint.number, stage: 'registered', level: null });
  expect(complaint.receipt.deadlines.map(({ clock }) => clock)).toEqual([
    'resolution',
    'statutory',
    'acknowledgement',
    'classification',
    'firstContact',
    'progressNotice',
  ]);

  await settleInOneCall(complaint);

  const state = await complaint.state();
  expect(state).toMatchObject({ stage: 'closed', outcome: 'agreed', handOffs: [], rung: null });
  const messages = await listMessages(bench().services.store.reading, { complaint: complaint.number });
  expect(messages.map(({ purpose }) => purpose)).toEqual(['acknowledgement', 'reply', 'closing']);
});

test('its dossier verifies, and the registry shows it as it ended', async () => {
  const complaint = await register(bench());
  await settleInOneCall(complaint);

  const { head, seq, dossier } = await complaint.state();
  expect(await bench().services.archive.list(complaint.number)).toEqual([{ key: 'dossier-0001', object: dossier?.reference }]);
  const problems: unknown[] = [];
  await verifyArchive(bench().paths.archive, (problem) => problems.push(problem));
  expect(problems).toEqual([]);
  await until('the registry has its last event', async () => {
    const row = await findComplaint(bench().services.registry, complaint.number);
    return row?.head === head && row.seq === seq;
  });
});
