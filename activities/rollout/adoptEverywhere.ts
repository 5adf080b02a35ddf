import { Context } from '@temporalio/activity';
import { type Logger, pino } from 'pino';
import { raiseAlarm } from '../../store/alarms';
import type { CalendarLibrary } from '../../store/calendarLibrary';
import type { Store } from '../../store/open';
import type { RunningComplaints } from './runningComplaints';
import { beginning, type Pass, type Passed, type Progress, tellAll } from './tellAll';

interface Dependencies {
  readonly complaints: RunningComplaints;
  readonly calendars: CalendarLibrary;
  readonly store: Store;
  readonly log?: Logger;
}

/**
 * Tells all open complaints of new calendar versions, page by page. An attempt goes on from the page at which the one before was; a
 * complaint that cannot be told becomes an alarm and holds the others up no more.
 */
export function createAdoptEverywhere({ complaints, calendars, store, log = pino({ name: 'rollout' }) }: Dependencies) {
  return async (pass: Pass): Promise<Passed> => {
    const context = Context.current();
    return tellAll(pass, (context.info.heartbeatDetails as Progress | undefined) ?? beginning, {
      complaints,
      current: () => calendars.current(),
      report: (number, why) => report(number, `${pass.adoption.requestId}: ${why}`),
      beat(progress) {
        context.cancellationSignal.throwIfAborted();
        context.heartbeat(progress);
      },
    });
  };

  async function report(number: string, detail: string): Promise<void> {
    log.error({ number, detail }, 'a complaint cannot be told of a new calendar');
    await store.transaction((db) => raiseAlarm(db, { kind: 'calendarNotTold', complaint: number, detail, at: Date.now() }));
  }
}
