import { isSameMatter, phoneIdentifier, serviceIdentifier, type Matter } from './matter';

const matter = (category: string | null, service: string | null = null): Matter => ({ category, service });

test.each<[string, Matter, Matter, boolean]>([
  ['the same category', matter('charges.data'), matter('charges.data'), true],
  ['children of one top category', matter('charges.data'), matter('charges.roaming'), true],
  ['the top category itself and its child', matter('charges'), matter('charges.roaming'), true],
  ['another top category, though of the same service', matter('charges.data', 'phone:1'), matter('network.voice', 'phone:1'), false],
  ['a top category that only begins alike', matter('charge'), matter('charges.data'), false],
  ['the same service while one has no category', matter('charges.data', 'phone:1'), matter(null, 'phone:1'), true],
  ['the same service while none has a category', matter(null, 'phone:1'), matter(null, 'phone:1'), true],
  ['another service while one has no category', matter('charges.data', 'phone:1'), matter(null, 'phone:2'), false],
  ['nothing known of either', matter(null), matter(null), false],
])('one matter or not: %s', (_what, a, b, same) => {
  expect([isSameMatter(a, b), isSameMatter(b, a)]).toEqual([same, same]);
});

test.each([
  ['13900000001', 'phone:13900000001'],
  ['+86 139-0000-0001', 'phone:13900000001'],
  ['0086 13900000001', 'phone:13900000001'],
  ['8613900000', 'phone:8613900000'],
])('a number is known however it is written: %s', (written, identifier) => {
  expect(phoneIdentifier(written)).toBe(identifier);
});

test('a service is known by its number, else by its account', () => {
  expect(serviceIdentifier({ number: '139 0000 0001', broadbandAccount: 'AB1' })).toBe('phone:13900000001');
  expect(serviceIdentifier({ broadbandAccount: ' AB1 ' })).toBe('broadband:ab1');
  expect([serviceIdentifier({}), serviceIdentifier(null), serviceIdentifier(undefined)]).toEqual([null, null, null]);
});
