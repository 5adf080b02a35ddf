import { by, ComplaintCase, days, hours, phoneCall, referral } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { RegistrationFields } from '../complaint/commands/registration';

const { plan } = shippedPlan();
const inStage = (stage: Parameters<typeof ComplaintCase.inStage>[1]): ComplaintCase => ComplaintCase.inStage(plan, stage);
const message = (c: ComplaintCase, purpose: string) => c.all('effectOrdered').findLast((e) => e.data.purpose === purpose);

const callThrice = (complaint: ComplaintCase): void => {
  for (let i = 0; i < 3; i++) {
    complaint.usual('attemptContact');
    complaint.pass(hours(2));
  }
};

describe('who is told what (domain rule «Contact», 1.1.4)', () => {
  it.each<[string, (c: ComplaintCase) => void, string]>([
    ['the customer, of a question', (c) => c.usual('ask'), 'question→customer'],
    ['the customer, of progress', (c) => c.give('inform', { direction: 'toCustomer', text: '正在核查' }), 'progress→customer'],
    ['the customer, of the reply', (c) => c.usual('reply'), 'reply→customer'],
    ['the customer, of a rejection', (c) => c.usual('reject', 'supervisor'), 'rejection→customer'],
    ['the customer, of a withdrawal', (c) => c.usual('withdraw', 'supervisor'), 'withdrawal→customer'],
    ['the department, of a hand-off', (c) => c.usual('transfer', 'agent', { department: 'billing' }), 'handOff→department:billing'],
    ['the rung, of an escalation', (c) => c.usual('escalate', 'agent', { to: 'E3' }), 'escalation→role:serviceManager'],
    ['the owner, of a warning', (c) => c.pass(hours(13)), 'clockWarning→agent-1'],
    ['the owner, of lateness', (c) => c.pass(hours(25)), 'clockLate→agent-1'],
  ])('%s', (_what, act, told) => {
    const complaint = inStage('triaged');
    act(complaint);
    expect(complaint.messages()).toContain(told);
  });

  it('the person who works on it is told rather than who was asked first, and the shift leader where there is nobody', () => {
    const assigned = inStage('triaged');
    assigned.give('assign', { to: 'expert-7' }, 'supervisor');
    assigned.pass(hours(25));
    expect(message(assigned, 'clockLate')?.data.subject).toBe('expert-7');

    const nobody = new ComplaintCase(plan);
    nobody.register(phoneCall(), { role: 'channel', id: 'app' });
    nobody.pass(hours(1));
    expect(message(nobody, 'clockLate')?.data.subject).toBe('role:shiftLeader');
  });

  it('the rung is told that the reply is late once it is escalated, and told once', () => {
    const complaint = inStage('triaged');
    complaint.usual('escalate', 'agent', { to: 'E4' });
    complaint.pass(days(30));
    expect(complaint.messages().filter((m) => m.startsWith('clockLateToRung'))).toEqual(['clockLateToRung→role:departmentHead']);
    const unescalated = inStage('triaged');
    unescalated.pass(days(8));
    expect(unescalated.messages().some((m) => m.startsWith('clockLateToRung'))).toBe(false);
  });

  it('the referring body has a receipt, and only where there is one', () => {
    expect(ComplaintCase.registered(plan, referral()).messages()).toContain('referralReceipt→body:12345');
    expect(
      ComplaintCase.registered(plan)
        .messages()
        .some((m) => m.startsWith('referralReceipt')),
    ).toBe(false);
  });

  it('the customer is asked for a rating after three vain calls, and before the reply is told that we called', () => {
    const before = inStage('triaged');
    callThrice(before);
    expect(before.messages().filter((m) => /contactMissed|ratingRequest/.test(m))).toEqual(['contactMissed→customer']);
    const after = inStage('replied');
    callThrice(after);
    expect(after.messages().filter((m) => /contactMissed|ratingRequest/.test(m))).toEqual(['ratingRequest→customer']);
  });
});

describe('how the customer is reached (1.1.30)', () => {
  const acknowledged = (fields: RegistrationFields) => message(ComplaintCase.registered(plan, fields), 'acknowledgement');
  it.each<[string, RegistrationFields, string | null, string | undefined]>([
    ['as preferred', phoneCall(), 'sms', '13900000001'],
    [
      'as preferred, by e-mail',
      phoneCall({ contact: { preferred: 'email', email: 'test@example.com', phone: '13900000001' } }),
      'email',
      'test@example.com',
    ],
    ['in writing where a call is preferred', phoneCall({ contact: { preferred: 'phone', phone: '13900000001' } }), 'sms', '13900000001'],
    ['by what there is where the preferred way has no address', phoneCall({ contact: { preferred: 'email' } }), 'sms', '13900000001'],
    ['by the number complained about where no other is given', phoneCall({ complainant: {}, contact: {} }), 'sms', '13900000001'],
    [
      'by post where a letter came with an address',
      by('written', { form: 'letter', receivedOn: '2026-03-02' }, { contact: { address: '测试路 1 号' } }),
      'post',
      '测试路 1 号',
    ],
    ['by a person, where there is no address at all', phoneCall({ complainant: {}, contact: {}, service: undefined }), null, undefined],
  ])('%s', (_what, fields, medium, to) => {
    expect(acknowledged(fields)).toMatchObject({ data: { medium } });
    expect(acknowledged(fields)?.personal?.to).toBe(to);
  });

  it('in the customer’s language, while we are told in ours', () => {
    const complaint = ComplaintCase.registered(plan, phoneCall({ language: 'en' }));
    complaint.usual('triage', 'agent', { tags: ['media'] });
    expect(message(complaint, 'acknowledgement')?.personal).toMatchObject({
      language: 'en',
      text: expect.stringContaining('complaint') as string,
    });
    expect(message(complaint, 'escalation')?.personal).toMatchObject({ language: 'zh', text: expect.stringContaining('投诉') as string });
  });
});

describe('the words of a message', () => {
  it('stand in the journal as they will be told, under a key that is never used twice', () => {
    const complaint = inStage('replied');
    const reply = message(complaint, 'reply');
    for (const part of ['计费差错', '资费公示', '退费 30 元', '三个工作日内', complaint.number])
      expect(reply?.personal?.text).toContain(part);
    const keys = complaint.all('effectOrdered').map((e) => e.data.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('say in the acknowledgement by when we call and reply', () => {
    const { text } = message(ComplaintCase.registered(plan), 'acknowledgement')?.personal ?? {};
    expect(text).toContain('2026-03-03 10:00');
    expect(text).toContain('2026-03-09 24:00');
  });

  it('hold no field that was left open', () => {
    const complaint = inStage('closed');
    for (const e of complaint.all('effectOrdered'))
      expect(`${e.personal?.title ?? ''}${e.personal?.text ?? ''}`).not.toMatch(/\{\{|undefined|null|NaN/);
  });
});
