import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calendarImport } from './calendar-import';

const shipped = readFileSync(path.join(__dirname, '../plan/calendars/office.yaml'), 'utf8');
const list2026 = require.resolve('chinese-days/dist/years/2026.json');
const feed2023 = require.resolve('chinese-days/dist/years/2023.ics');

let folder: string;
let office: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'redress-calendar-'));
  office = path.join(folder, 'office.yaml');
  copyFileSync(path.join(__dirname, '../plan/calendars/office.yaml'), office);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const status = await calendarImport(args, { log: (text: string) => void out.push(text), error: (text: string) => void said.push(text) });
  return { status, out, said };
}
const from2023 = (): string[] => ['--calendar', office, '--from', 'ical', '--year', '2023', feed2023];

describe('calendar:import', () => {
  it('prints the calendar, says what it did, and changes nothing', async () => {
    const { status, out, said } = await run(...from2023());
    expect(status).toBe(0);
    expect(out[0]).toContain('published: [2023-01-01, 2026-12-31]');
    expect(said).toEqual(['2023: 26 days off, 7 shifted workdays', 'published from 2023-01-01 to 2026-12-31']);
    expect(readFileSync(office, 'utf8')).toBe(shipped);
  });

  it('writes the calendar when it is told to', async () => {
    const printed = await run(...from2023());
    const { status, out, said } = await run(...from2023(), '--write');
    expect({ status, out, last: said.at(-1) }).toEqual({ status: 0, out: [], last: `${office} is written` });
    expect(readFileSync(office, 'utf8')).toBe(`${printed.out[0]}\n`);
  });

  it('tells each problem with its place, and writes nothing', async () => {
    const { status, out, said } = await run('--calendar', office, '--from', 'chinese-days', '--year', '2027', list2026, '--write');
    expect({ status, out, said }).toEqual({
      status: 2,
      out: [],
      said: [`${list2026}:1:1 there are no days off of 2027; it has 2026\nnothing was written`],
    });
    expect(readFileSync(office, 'utf8')).toBe(shipped);
  });

  it.each([
    ['no list', () => ['--calendar', office, '--from', 'ical', '--year', '2023'], 'usage:'],
    ['no calendar', () => ['--from', 'ical', '--year', '2023', feed2023], 'usage:'],
    ['no year', () => ['--calendar', office, '--from', 'ical', feed2023], 'usage:'],
    ['two lists', () => [...from2023(), list2026], 'usage:'],
    [
      'another kind',
      () => ['--calendar', office, '--from', 'csv', '--year', '2023', feed2023],
      'there is no such kind; one is chinese-days or ical',
    ],
    [
      'a year that is none',
      () => ['--calendar', office, '--from', 'ical', '--year', 'next', feed2023],
      '--year next is no year; one is 2027',
    ],
    ['an unknown option', () => [...from2023(), '--wriet'], "Unknown option '--wriet'"],
    ['a list that is missing', () => ['--calendar', office, '--from', 'ical', '--year', '2023', 'none.ics'], "none.ics can't be read"],
    [
      'a calendar that is missing',
      () => ['--calendar', 'none.yaml', '--from', 'ical', '--year', '2023', feed2023],
      "none.yaml can't be read",
    ],
    ['an upload without a token', () => [...from2023(), '--upload', 'http://127.0.0.1:1', '--token', ''], '--upload needs a token'],
    ['an upload to no address', () => [...from2023(), '--upload', 'office', '--token', 't'], '--upload office is no address'],
    ['an upload to nobody', () => [...from2023(), '--upload', 'http://127.0.0.1:1', '--token', 't'], "can't be reached"],
  ])('refuses %s', async (_case, args, message) => {
    const { status, out, said } = await run(...args());
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(said.at(-1)).toContain(message);
    expect(readFileSync(office, 'utf8')).toBe(shipped);
  });
});

describe('calendar:import --upload', () => {
  let server: Server;
  let asked: { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string }[];
  let answer: { status: number; headers?: Record<string, string>; body: string };
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        const { method, url, headers } = request;
        asked.push({ method, url, headers, body });
        response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterEach(() => new Promise((closed) => server.close(closed)));
  const upload = (...args: string[]) =>
    run(...from2023(), '--upload', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, '--token', 'secret', ...args);

  it('puts the calendar under its file’s name, and tells what the product says', async () => {
    answer = { status: 201, body: JSON.stringify({ id: 'office', version: 'ab12', rollout: 'calendar-office-ab12' }) };
    const printed = await run(...from2023());
    const { status, out, said } = await upload();
    expect({ status, out }).toEqual({ status: 0, out: [] });
    expect(said.at(-1)).toMatch(
      /^office is uploaded to http:\/\/\S+\/v1\/calendars\/office: version ab12, told to open complaints by calendar-office-ab12$/,
    );
    expect(asked).toMatchObject([
      { method: 'PUT', url: '/v1/calendars/office', headers: { authorization: 'Bearer secret', 'content-type': 'application/yaml' } },
    ]);
    expect(asked[0]?.body).toBe(`${printed.out[0]}\n`);
    expect(readFileSync(office, 'utf8')).toBe(shipped);
  });

  it('writes it too when it is told to', async () => {
    answer = { status: 200, body: '{}' };
    expect((await upload('--write')).status).toBe(0);
    expect(readFileSync(office, 'utf8')).toBe(asked[0]?.body);
  });

  it('tells each thing that the product says against it, and then writes nothing', async () => {
    const problem = {
      title: 'The plan does not allow it',
      detail: 'the calendar has 2 problems',
      errors: [
        { pointer: '/holidays/2023/0', message: 'line 14: is no date' },
        { pointer: '', message: 'line 1: x' },
      ],
      allowed: ['office', 'always'],
    };
    answer = { status: 422, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(problem) };
    const { status, said } = await upload('--write');
    expect(status).toBe(2);
    expect(said.at(-1)?.split('\n').slice(1)).toEqual([
      '  /holidays/2023/0: line 14: is no date',
      '  (whole): line 1: x',
      '  allowed: office, always',
    ]);
    expect(said.at(-1)).toContain('answered 422: the calendar has 2 problems');
    expect(readFileSync(office, 'utf8')).toBe(shipped);
  });

  it.each([
    [
      'is busy',
      { status: 503, headers: { 'retry-after': '2' }, body: '{"title":"Not available at the moment"}' },
      /answered 503: Not available at the moment\n {2}try again in 2 s$/,
    ],
    ['is another', { status: 404, body: '<html>' }, /answered 404 Not Found$/],
  ])('tells that the product %s', async (_case, answered, message) => {
    answer = answered;
    const { status, said } = await upload();
    expect(status).toBe(2);
    expect(said.at(-1)).toMatch(message);
  });
});

it('a calendar that is wrong is told as itself', async () => {
  writeFileSync(office, shipped.replace('2024-06-10', '2024-06-31'));
  const { status, said } = await run(...from2023());
  expect(status).toBe(2);
  expect(said.at(-1)).toMatch(/office\.yaml:\d+:\d+ holidays\.2024\[17\]: "2024-06-31" is no date/);
});
