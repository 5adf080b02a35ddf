import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../complaint/terms';
import { loadPlan, planFromParts, type Loaded, type PlanFiles, type Problem } from './load';
import type { Plan } from './plan';

const folder = path.join(__dirname, '../../plan');
const readShipped = (file: string): string | null => {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    return null;
  }
};
const shipped = readShipped('telecom-cn.yaml') ?? '';

/** The shipped plan with another main text, or other texts beside it; null for a file that is not there. */
const load = (text: string = shipped, beside: Record<string, string | null> = {}): Loaded => {
  const files: PlanFiles = {
    path: 'plan/telecom-cn.yaml',
    text,
    read: (file) => (Object.hasOwn(beside, file) ? (beside[file] ?? null) : readShipped(file)),
  };
  return loadPlan(files);
};
const planOf = (loaded: Loaded): Plan => {
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems, null, 2));
  return loaded.plan;
};
const problemsOf = (loaded: Loaded): Problem[] => ('problems' in loaded ? loaded.problems : []);

describe('the shipped plan', () => {
  const plan = planOf(load());

  it('has no problem', () => {
    expect(problemsOf(load())).toEqual([]);
  });

  it('renders every message in every language with nothing but its number known', () => {
    for (const { template } of Object.values(plan.file.messages)) {
      for (const language of languages) {
        const { title, text } = plan.render(template, language, { number: 'AB12' });
        expect(title).toContain('AB12');
        expect(text).not.toMatch(/\{\{|undefined/);
      }
    }
    expect(plan.fieldsOf('acknowledgement')).toContain('replyBy');
  });

  it('tells customers nothing of the inside: no rung, department, clock, person or error', () => {
    for (const { to, template } of Object.values(plan.file.messages)) {
      if (to !== 'customer' && to !== 'referrer') continue;
      expect(
        [...plan.fieldsOf(template)].filter((field) =>
          ['rung', 'department', 'handOff', 'clock', 'accountable', 'effect', 'error', 'level', 'request'].includes(field),
        ),
      ).toEqual([]);
    }
  });

  it('never rejects without naming the right to appeal', () => {
    expect(plan.render('rejection', 'zh', { number: 'AB12', text: '…' }).text).toContain('有权向电信用户申诉受理机构提出申诉');
    expect(plan.render('rejection', 'zh', { number: 'AB12', text: '…', appeal: '申诉渠道' }).text).not.toContain('有权');
  });

  it('comes back from the texts that were kept of it, with the same hash', () => {
    const loaded = load();
    if ('problems' in loaded) throw new Error('has problems');
    const kept = JSON.parse(JSON.stringify(loaded.source));
    expect(planOf(planFromParts(kept)).hash).toBe(loaded.plan.hash);
  });
});

describe('the hash of a plan', () => {
  const { hash } = planOf(load());

  it('does not change with comments, blank lines, quotes or line ends', () => {
    expect(planOf(load(`# another comment\n\n${shipped.replace("version: '1.0'", 'version: "1.0"')}`)).hash).toBe(hash);
    expect(planOf(load(shipped.replaceAll('\n', '\r\n'))).hash).toBe(hash);
  });

  it('does not change with the order of keys', () => {
    const moved = `${shipped.replace('presumedLevel: L2\n', '')}\npresumedLevel: L2\n`;
    expect(planOf(load(moved)).hash).toBe(hash);
  });

  it.each([
    ['a figure', shipped.replace('shiftLeader: 200', 'shiftLeader: 201'), {}],
    ['a calendar', shipped, { 'calendars/office.yaml': (readShipped('calendars/office.yaml') ?? '').replace('18:00', '17:30') }],
    ['a template', shipped, { 'templates/zh/reply.mustache': `${readShipped('templates/zh/reply.mustache') ?? ''}再会` }],
  ])('changes with %s', (_what, text, beside) => {
    expect(planOf(load(text, beside)).hash).not.toBe(hash);
  });
});

describe('a plan with a mistake', () => {
  it.each([
    // What is written, what is written instead, the path of the problem, its message. It stands on the line that was changed.
    ['plan: telecomCn', 'plan: Telecom-CN', 'plan', 'an id is camelCase'],
    ["offset: '+08:00'", "offset: '+8'", 'zone.offset', 'must match pattern'],
    ["offset: '+08:00'", "offset: '+19:00'", 'zone.offset', 'no place keeps'],
    ['office: calendars/office.yaml', 'office: calendars/ofice.yaml', 'calendars.office', 'no file calendars/ofice.yaml beside the plan'],
    ['office: calendars/office.yaml', 'office: ../../secret.yaml', 'calendars.office', 'inside of the plan folder'],
    ['office: calendars/office.yaml', 'office: /etc/passwd', 'calendars.office', 'inside of the plan folder'],
    ['office: calendars/office.yaml', 'department: calendars/office.yaml', 'calendars.department', 'give this calendar another id'],
    ['presumedLevel: L2', 'presumedLevel: L5', 'presumedLevel', 'expected one of "L1"|"L2"|"L3"|"L4"'],
    ['- { id: media, name: { zh: 媒体', '- { id: exposure, name: { zh: 媒体', 'tags[5].id', 'another "exposure"'],
    ['- id: network.voice', '- id: voice', 'categories[0].children[0].id', 'its id begins with "network."'],
    ['- id: network.mobileData', '- id: network.voice', 'categories[0].children[1].id', 'another "network.voice"'],
    [
      "basis: 'std: red-line category seen in operators'' practice (porting)'",
      'basis: we think so',
      'categories[3].children[1].basis',
      'say "default", "law: <which>" or "std: <which>"',
    ],
    [
      'zh: 财务部, en: Finance }, calendar: office',
      'zh: 财务部, en: Finance }, calendar: ofice',
      'departments[11].calendar',
      'no calendar "ofice", did you mean "office"?',
    ],
    ['zh: 财务部, en: Finance }', 'zh: 财务部 }', 'departments[11].name.en', 'is missing'],
    ['- { id: finance,', '- { id: legal,', 'departments[11].id', 'another "legal"'],
    ['calendar: department', 'calendar: departments', 'clocks.acceptance.calendar', 'no calendar "departments"'],
    ['    per: handOff', '    per: handoff', 'clocks.acceptance.per', 'expected one of'],
    [
      'calendar: office\n    goals: [{ within: 2 wh',
      'calendar: department\n    goals: [{ within: 2 wh',
      'clocks.approval.calendar',
      'only a clock kept per handOff',
    ],
    [
      'startsOn: [transferred]',
      'startsOn: [transfered]',
      'clocks.acceptance.startsOn[0].event',
      'no event "transfered", did you mean "transferred"?',
    ],
    ['stopsOn: [approved, disapproved]', 'stopsOn: []', 'clocks.approval.stopsOn', '>=1'],
    [
      'with: { purpose: acknowledgement }',
      'with: { purpose: acknowledgment }',
      'clocks.acknowledgement.stopsOn[0].with.purpose',
      'no message "acknowledgment", did you mean "acknowledgement"?',
    ],
    [
      'with: { purpose: acknowledgement }',
      'with: { porpose: acknowledgement }',
      'clocks.acknowledgement.stopsOn[0].with.porpose',
      'has no field "porpose", did you mean "purpose"?',
    ],
    [
      'event: triaged, with: { level: L4 }',
      'event: triaged, with: { level: L9 }',
      'clocks.containment.startsOn[0].with.level',
      'no level "L9"',
    ],
    [
      '"network.leasedLine", "installation',
      '"network.leasedline", "installation',
      'clocks.repair.runsWhile',
      'did you mean "network.leasedLine"?',
    ],
    ['with: { needs: E5 }', 'with: { needs: E6 }', 'clocks.approval.startsOn[4].with.needs', 'no rung "E6"'],
    ['goals: [{ within: 2 wh', 'goals: [{ within: 2 hours', 'clocks.approval.goals[0].within', 'a duration is a number and min, h'],
    ['goals: [{ within: 2 wh', 'goals: [{ within: 2', 'clocks.approval.goals[0].within', 'a duration is a number and min, h'],
    [
      'goals: [{ within: 2 wh',
      'goals: [{ before: printedDue, less: 1 WD',
      'clocks.approval.goals[0].before',
      'printedDue is a date of a referral: a clock kept per proposal never has it',
    ],
    ['goals: [{ within: 2 wh', 'goals: [{ when: triaged, within: 2 wh', 'clocks.approval.goals[0].when', 'the last goal has no condition'],
    ['- { when: \'"rural" in tags\', within: 72 h', '- { within: 72 h', 'clocks.repair.goals[0]', 'hides those after it'],
    ['when: \'"rural" in tags\'', 'when: \'"rurall" in tags\'', 'clocks.repair.goals[0].when', 'no tag "rurall", did you mean "rural"?'],
    ['topCategory == "network"', 'topCategory == "networks"', 'clocks.resolution.goals[4].when', 'did you mean "network"?'],
    [
      'when: printedDueKnown, before',
      'when: printedDueKnow, before',
      'clocks.resolution.goals[1].when',
      'no fact "printedDueKnow", did you mean "printedDueKnown"?',
    ],
    ['less: 1 WD', 'within: 1 WD', 'clocks.resolution.goals[1]', 'give either "within" or "before"'],
    ['warnings: [{ at: 10 d }]', 'warnings: [{ at: 15 d }]', 'clocks.statutory.warnings[0].at', 'warns too late'],
    ['warnings: [{ at: 10 d }]', 'warnings: [{ at: 120% }]', 'clocks.statutory.warnings[0].at', 'say "80%" of the goal'],
    ['warnings: [{ at: 10 d }]', 'warnings: [{ at: 10 d }, { at: 20% }]', 'clocks.statutory.warnings[1].at', 'warnings are ascending'],
    ['warnings: [{ at: 10 d }]', 'warning: [{ at: 10 d }]', 'clocks.statutory.warning', 'no key "warning"'],
    ['- { after: 24 h, escalate: E3 }', '- { after: 0 min, escalate: E3 }', 'clocks.resolution.late[1].after', 'late steps are ascending'],
    ['- { after: 24 h, escalate: E3 }', '- { after: 24 h, escalate: E9 }', 'clocks.resolution.late[1].escalate', 'expected one of "E1"'],
    ['neverPast: statutory', 'neverPast: statutry', 'extensions.neverPast', 'did you mean "statutory"?'],
    ["from: '08:00'", "from: '22:00'", 'contact.hours', 'begin before they end'],
    ["from: '08:00'", "from: '8:00'", 'contact.hours.from', 'a time of day is written'],
    ['- { id: E2, name: { zh: 投诉专家', '- { id: E1, name: { zh: 投诉专家', 'escalation.rungs[1].id', 'each once'],
    ['}, role: expert }', '} }', 'escalation.rungs[1].role', 'is missing'],
    ['}, role: expert }', '}, role: exprt }', 'escalation.rungs[1].role', 'expected one of'],
    ['when: urges >= 2', 'when: urges', 'escalation.rules[2].when', 'yields a double, not a bool'],
    ['when: urges >= 2', 'when: urges >= "2"', 'escalation.rules[2].when', 'cannot compare a double with a string'],
    [
      '"appeal" in referralKinds',
      '"apeal" in referralKinds',
      'escalation.rules[10].when',
      'no referral kind "apeal", did you mean "appeal"?',
    ],
    ['- { id: insult, rung: E1', '- { id: asksForSuperior, rung: E1', 'escalation.rules[1].id', 'another "asksForSuperior"'],
    ['shiftLeader: 200', 'shiftLeader: 900', 'authority.limits.expert', 'authority rises along the ladder'],
    ['serviceManager: 2000, ', '', 'authority.limits.serviceManager', 'needs a limit'],
    ['retentionYearsEscalated: 5', 'retentionYearsEscalated: 2', 'closing.retentionYearsEscalated', 'at least as long'],
    ['question: { on: [asked]', 'question: { on: [askd]', 'messages.question.on[0].event', 'did you mean "asked"?'],
    ['template: question }', 'template: questions }', 'messages.question.template', 'no template templates/zh/questions.mustache'],
    ['template: question }', 'template: ../question }', 'messages.question.template', 'an id is camelCase'],
    ['when: stage != "replied"', 'when: stage != "answered"', 'messages.contactMissed.when', 'no stage "answered"'],
    [
      'with: { clock: repair, step: 0 }',
      'with: { clock: repairs, step: 0 }',
      'messages.repairLate.on[0].with.clock',
      'no clock "repairs", did you mean "repair"?',
    ],
    [
      'inDoubt: repeat, template: question',
      'inDoubt: maybe, template: question',
      'messages.question.inDoubt',
      'expected one of "repeat"|"person"',
    ],
    ['category: quality\n', 'category: qualty\n', 'care[5].category', 'no category "qualty", did you mean "quality"?'],
    ['unit: perMillion', 'unit: perMile', 'kpis[13].unit', 'expected one of'],
    ['startsOn: [remedyOrdered]', 'startsOn: [approved]', 'clocks.remedyPosting.startsOn[0]', '"approved" names no remedy'],
    [
      'startsWhen: highestRung != ""',
      'startsWhen: highestRungs != ""',
      'clocks.escalationReport.startsWhen',
      'did you mean "highestRung"?',
    ],
    [
      'droppedOn: [{ event: referralDecided, with: { decision: returnAccepted',
      'droppedOn: [{ event: referralDecided, with: { decision: returned',
      'clocks.referralSignFor.droppedOn[0].with.decision',
      'no decision on a referral "returned"',
    ],
    ['before: signForBy', 'before: signedForBy', 'clocks.referralSignFor.goals[0].before', 'expected one of "printedDue"'],
    ['steps: [resolution]', 'steps: [resolutions]', 'clocks.statutory.steps[0]', 'no clock "resolutions", did you mean "resolution"?'],
    ['remedy: rentWaiver', 'remedy: rentWaivers', 'clocks.repair.late[0].remedy', 'no remedy "rentWaivers", did you mean "rentWaiver"?'],
    ['answerable: supervisor', 'answerable: superviser', 'clocks.extensionDecision.answerable', 'expected one of "owner"'],
    [
      'tells: [firstContact, resolution]',
      'tells: [firstContact, resolutions]',
      'messages.acknowledgement.tells[1]',
      'no clock "resolutions", did you mean "resolution"?',
    ],
    ['extensionBy: 30 d', 'extensionBy: 1 month', 'referrals.kinds[4].extensionBy', 'a duration is a number'],
    [
      'steps: [dispatch, acceptance]',
      'steps: [dispatch, acceptance, resolution]',
      'clocks.containment.steps',
      'for level L4 resolution 24 h ends 2024-01-02 00:00, after containment 4 h',
    ],
    ['reopenings: 1', 'reopenWithin: 1 d', '', 'Map keys must be unique'],
    ["version: '1.0'", "version: '1.0", '', ''],
    ["version: '1.0'", 'version: 1.0', 'version', 'expected string, received number'],
    ["version: '1.0'", 'version: *nowhere', '', 'nothing is anchored as &nowhere'],
  ])('%j → %j', (from, to, at, message) => {
    const before = shipped.split(from, 1)[0] ?? '';
    expect(before).not.toBe(shipped);
    const problems = problemsOf(load(shipped.replace(from, () => to)));
    const line = before.split('\n').length;
    expect(problems).toContainEqual(
      expect.objectContaining({ path: at, file: 'plan/telecom-cn.yaml', line, message: expect.stringContaining(message) }),
    );
  });
});

describe('all that is wrong is told at once', () => {
  it('in every section, also when the shape of another is wrong', () => {
    const text = shipped
      .replace('presumedLevel: L2', 'presumedLevel: L5')
      .replace('startsOn: [transferred]', 'startsOn: [transfered]')
      .replace('shiftLeader: 200', 'shiftLeader: 900')
      .replace('category: quality\n', 'category: qualty\n');
    const beside = {
      'calendars/office.yaml': (readShipped('calendars/office.yaml') ?? '').replace('weekdays: [1,', 'weekdays: [0,'),
      'templates/en/reply.mustache': null,
      'templates/zh/closing.mustache': '标题\n\n{{nummer}}\n',
    };
    expect(problemsOf(load(text, beside)).map(({ file, path: at }) => `${file} ${at}`)).toEqual([
      'plan/telecom-cn.yaml presumedLevel',
      'plan/telecom-cn.yaml clocks.acceptance.startsOn[0].event',
      'plan/telecom-cn.yaml authority.limits.expert',
      'plan/telecom-cn.yaml messages.reply.template',
      'plan/telecom-cn.yaml care[5].category',
      'plan/calendars/office.yaml weekdays[0]',
      'plan/templates/zh/closing.mustache templates.zh/closing',
    ]);
  });

  it('does not take a reference for wrong while the list that it points into is not sound', () => {
    const problems = problemsOf(load(shipped.replace('- { id: difficult, name: { zh: 疑难, en: Difficult } }', '- { id: difficult }')));
    expect(problems.map(({ path: at }) => at)).toEqual(['tags[0].name']);
  });

  it('names the template’s file and line', () => {
    const template = (readShipped('templates/en/reply.mustache') ?? '').replace('{{solution}}', '{{solutoin}}');
    expect(problemsOf(load(shipped, { 'templates/en/reply.mustache': template }))).toEqual([
      {
        path: 'templates.en/reply',
        file: 'plan/templates/en/reply.mustache',
        line: template.split('{{solutoin}}', 1)[0]?.split('\n').length,
        message: 'there is no field "solutoin", did you mean "solution"?',
      },
    ]);
  });

  it('points at the word within a condition', () => {
    const [problem] = problemsOf(
      load(shipped.replace('when: redLine && (companyAtFault || repeats >= 2)', 'when: redLine && (compnyAtFault || repeats >= 2)')),
    );
    const column = shipped.split('\n')[(problem?.line ?? 0) - 1]?.indexOf('companyAtFault');
    expect(problem?.column).toBe((column ?? Number.NaN) + 1);
  });

  it('points at a key that is not known, and at a value that is not right', () => {
    const columnOf = (from: string, to: string): number | undefined => problemsOf(load(shipped.replace(from, to)))[0]?.column;
    expect(columnOf('presumedLevel: L2', 'presumedLevel: L2\nwrongKey: 5')).toBe(1);
    expect(columnOf('presumedLevel: L2', 'presumedLevel: L5')).toBe('presumedLevel: '.length + 1);
  });
});

describe('what is no plan at all is refused in the same form', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`),
  ].join('\n');
  it.each([
    ['an empty file', '', 'received null'],
    ['a list', '- a\n- b\n', 'received array'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'multiple documents'],
    ['an alias bomb', bomb, 'alias'],
    ['nesting without end', '['.repeat(100_000), ''],
    ['a file beyond all size', `# ${'x'.repeat(1_000_001)}`, 'more than 1000000'],
    ['keys of JavaScript’s own', '__proto__: { polluted: true }\nconstructor: 1\n', 'no key "__proto__"'],
  ])('%s', (_what, text, message) => {
    const problems = problemsOf(load(text));
    expect(problems).toContainEqual(expect.objectContaining({ file: 'plan/telecom-cn.yaml', message: expect.stringContaining(message) }));
    for (const { line } of problems) expect(line).toBeGreaterThan(0);
    expect({}).not.toHaveProperty('polluted');
  });
});
