import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDesk } from '../../store/desk';
import { openStore, type Store } from '../../store/open';
import type { HandOffOrder, RecallOrder } from '../effect';
import { createDepartmentDesk } from './departmentDesk';
import { createHandOff } from './handOff';
import { createRecallHandOff } from './recallHandOff';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  store = openStore(join(folder, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const order: HandOffOrder = {
  key: 'K/handOff/1',
  number: 'K',
  handOff: 'H1',
  department: 'network',
  round: 1,
  category: 'network.broadband',
  level: 'L2',
  request: '请查',
  acceptBy: 9,
};
const recall: RecallOrder = { key: 'K/recall/1', number: 'K', handOff: 'H1', department: 'network', reason: 'settled' };

const handOff = (given: HandOffOrder) => createHandOff({ transfer: createDepartmentDesk(store) })(given);
const recallHandOff = (given: RecallOrder) => createRecallHandOff({ transfer: createDepartmentDesk(store) })(given);
const onDesk = async () => (await listDesk(store.reading, { department: 'network' })).map(({ handOff }) => handOff);

test('a hand-off that is repeated lies on the desk once', async () => {
  const received = { outcome: 'done', reference: 'desk/1' };
  expect([await handOff(order), await handOff(order)]).toEqual([received, received]);
  expect(await onDesk()).toEqual(['H1']);
});

test('a recall takes the hand-off from the desk, once and only that one', async () => {
  await handOff(order);
  await handOff({ ...order, key: 'K/handOff/2', handOff: 'H2' });
  const recalled = { outcome: 'done', reference: null };
  expect([await recallHandOff(recall), await recallHandOff(recall)]).toEqual([recalled, recalled]);
  expect(await onDesk()).toEqual(['H2']);
});

test('a hand-off that arrives after its recall is not shown', async () => {
  await recallHandOff(recall);
  await handOff(order);
  expect(await onDesk()).toEqual([]);
});
