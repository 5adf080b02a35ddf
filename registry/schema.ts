import { desc, sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { JournalEvent } from '../domain/complaint/events';
import type { HandOff, Referral } from '../domain/complaint/state';
import type { Channel, Level, Outcome, Role, Rung, Stage, Urgency } from '../domain/complaint/terms';
import type { ComplaintView } from '../domain/complaint/view';

/** The read model: every row can be told from the journals, and nothing is decided by it. Instants are milliseconds since 1970. */

export const complaints = sqliteTable(
  'complaints',
  {
    number: text().primaryKey(),
    seq: integer().notNull(),
    head: text().notNull(),
    /** The journal is here without a gap from its first event to this one. */
    journalTo: integer('journal_to').notNull(),
    stage: text().$type<Stage>().notNull(),
    channel: text().$type<Channel>().notNull(),
    level: text().$type<Level>(),
    category: text(),
    department: text(),
    rung: text().$type<Rung>(),
    regulatory: integer({ mode: 'boolean' }).notNull(),
    region: text(),
    customer: text(),
    owner: text(),
    assignee: text(),
    receivedAt: integer('received_at').notNull(),
    registeredAt: integer('registered_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    endedAt: integer('ended_at'),
    /** Earliest due instant of the running clocks, past or to come. */
    nextDue: integer('next_due'),
    outcome: text().$type<Outcome>(),
    planHash: text('plan_hash').notNull(),
    view: text({ mode: 'json' }).$type<ComplaintView>().notNull(),
  },
  (table) => [
    index('complaints_received').on(desc(table.receivedAt), table.number),
    index('complaints_stage').on(table.stage, desc(table.receivedAt), table.number),
    index('complaints_department').on(table.department, desc(table.receivedAt), table.number),
    index('complaints_customer').on(table.customer, table.receivedAt),
    index('complaints_changed').on(table.changedAt),
    index('complaints_due').on(table.nextDue),
  ],
);

/** What mass complaints are told by. The index of findings serves a query only where it says the same, to the letter. */
export const causeOf = sql<string>`"event" ->> '$.data.cause'`;
export const elementOf = sql<string | null>`"event" ->> '$.data.element'`;
export const isFound = sql`"type" = 'found'`;

export const events = sqliteTable(
  'events',
  {
    complaint: text().notNull(),
    seq: integer().notNull(),
    at: integer().notNull(),
    type: text().$type<JournalEvent['type']>().notNull(),
    actorRole: text('actor_role').$type<Role | 'system'>().notNull(),
    actorId: text('actor_id').notNull(),
    hash: text().notNull(),
    event: text({ mode: 'json' }).$type<JournalEvent>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.complaint, table.seq] }),
    index('events_at').on(table.at),
    index('events_found').on(causeOf, elementOf, table.at).where(isFound),
  ],
);

export const handOffs = sqliteTable(
  'hand_offs',
  {
    complaint: text().notNull(),
    handOff: text('hand_off').notNull(),
    department: text().notNull(),
    state: text().$type<HandOff['state']>().notNull(),
    round: integer().notNull(),
    handler: text(),
    at: integer().notNull(),
    /** Earliest due instant of the running clocks kept for it; while it waits, when it must be accepted or returned. */
    acceptBy: integer('accept_by'),
  },
  (table) => [
    primaryKey({ columns: [table.complaint, table.handOff] }),
    index('hand_offs_at').on(table.at, table.complaint, table.handOff),
    index('hand_offs_department').on(table.department, table.state, table.at),
  ],
);

export const referrals = sqliteTable(
  'referrals',
  {
    complaint: text().notNull(),
    referral: text().notNull(),
    round: integer().notNull(),
    body: text().notNull(),
    kind: text().notNull(),
    document: text().notNull(),
    urgency: text().$type<Urgency>().notNull(),
    state: text().$type<Referral['state']>().notNull(),
    receivedAt: integer('received_at').notNull(),
    signForBy: integer('sign_for_by'),
    returnBy: integer('return_by'),
    /** The date printed on its document, or granted since. */
    printedDue: integer('printed_due'),
    /** By when we want to have reported back: the plan's clock. */
    internalDue: integer('internal_due'),
    /** The printed date passed without a report in this round. */
    late: integer({ mode: 'boolean' }).notNull(),
    confidential: integer({ mode: 'boolean' }).notNull(),
    /** Asked of the body and not decided yet. */
    extensionAsked: integer('extension_asked'),
  },
  (table) => [
    primaryKey({ columns: [table.complaint, table.referral] }),
    index('referrals_due').on(table.state, table.printedDue, table.complaint, table.referral),
  ],
);
