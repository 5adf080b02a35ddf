import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Records of our own that are not projections: backed up, never rebuilt. Instants are milliseconds since 1970. */

/** What was done to the world, once a key: `number/kind/n`. */
export const effectLedger = sqliteTable('effect_ledger', {
  key: text().primaryKey(),
  kind: text().notNull(),
  complaint: text().notNull(),
  state: text({ enum: ['intended', 'done'] }).notNull(),
  reference: text(),
  at: integer().notNull(),
});

/** Messages to customers and staff, where no gateway is configured. */
export const outbox = sqliteTable(
  'outbox',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    key: text()
      .notNull()
      .unique()
      .references(() => effectLedger.key),
    complaint: text().notNull(),
    purpose: text().notNull(),
    audience: text().notNull(),
    to: text(),
    medium: text(),
    language: text().notNull(),
    title: text().notNull(),
    text: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('outbox_complaint').on(table.complaint, table.position), index('outbox_audience').on(table.audience, table.position)],
);

/** Hand-offs that the built-in department desk received. */
export const deskHandOffs = sqliteTable(
  'desk_hand_offs',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    key: text()
      .notNull()
      .unique()
      .references(() => effectLedger.key),
    complaint: text().notNull(),
    handOff: text('hand_off').notNull(),
    department: text().notNull(),
    round: integer().notNull(),
    category: text(),
    level: text(),
    request: text().notNull(),
    acceptBy: integer('accept_by'),
    at: integer().notNull(),
  },
  (table) => [index('desk_department').on(table.department, table.position), index('desk_complaint').on(table.complaint, table.handOff)],
);

/** Recalls stand beside the hand-offs, because a recall may arrive before the hand-off that it ends. */
export const deskRecalls = sqliteTable(
  'desk_recalls',
  {
    key: text()
      .primaryKey()
      .references(() => effectLedger.key),
    complaint: text().notNull(),
    handOff: text('hand_off').notNull(),
    department: text().notNull(),
    reason: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('desk_recall_complaint').on(table.complaint, table.handOff)],
);

/** Plan versions by content hash, kept as long as a complaint may refer to them. */
export const plans = sqliteTable('plans', {
  hash: text().primaryKey(),
  plan: text().notNull(),
  version: text().notNull(),
  source: text().notNull(),
  at: integer().notNull(),
});

/** Uploaded calendars by content hash, kept as long as a complaint may count by them. */
export const calendars = sqliteTable('calendars', {
  hash: text().primaryKey(),
  /** Id by which plans name it. */
  calendar: text().notNull(),
  /** Minutes that the zone in which its days are meant is ahead of UTC. */
  offsetMinutes: integer('offset_minutes').notNull(),
  /** The YAML text as it was sent. */
  source: text().notNull(),
  at: integer().notNull(),
});

/** Which version of a calendar became the current one, when and by whom; the last one of each calendar is current. */
export const calendarUploads = sqliteTable(
  'calendar_uploads',
  {
    position: integer().primaryKey({ autoIncrement: true }),
    calendar: text().notNull(),
    hash: text()
      .notNull()
      .references(() => calendars.hash),
    role: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('calendar_uploads_calendar').on(table.calendar, table.position)],
);

/** Every roster that was in force, as it was sent; the last one is. */
export const rosters = sqliteTable('rosters', {
  version: integer().primaryKey({ autoIncrement: true }),
  roster: text().notNull(),
  role: text().notNull(),
  by: text().notNull(),
  at: integer().notNull(),
});

/** What a person must look at, once each. */
export const alarms = sqliteTable(
  'alarms',
  {
    kind: text().notNull(),
    /** Number of the complaint; empty when it concerns none. */
    complaint: text().notNull(),
    detail: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.complaint, table.detail] }), index('alarms_at').on(table.at)],
);
