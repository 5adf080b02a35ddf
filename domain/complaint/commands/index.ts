import { absorb } from './absorb';
import { accept } from './accept';
import { adopt } from './adopt';
import { answer } from './answer';
import { approve } from './approve';
import { ask } from './ask';
import { assess } from './assess';
import { assign } from './assign';
import { attemptContact } from './attemptContact';
import { claim } from './claim';
import { close } from './close';
import { contact } from './contact';
import { coordinate } from './coordinate';
import { correct } from './correct';
import { decideExtension } from './decideExtension';
import { deescalate } from './deescalate';
import type { AnyCommand } from './definition';
import { disapprove } from './disapprove';
import { escalate } from './escalate';
import { extend } from './extend';
import { find } from './find';
import { fulfil } from './fulfil';
import { inform } from './inform';
import { link } from './link';
import { merge } from './merge';
import { commandNames, type CommandName } from './names';
import { note } from './note';
import { oversee } from './oversee';
import { preserve } from './preserve';
import { promise } from './promise';
import { propose } from './propose';
import { rate } from './rate';
import { recordMediation } from './recordMediation';
import { recordRedo } from './recordRedo';
import { recordReferralDecision } from './recordReferralDecision';
import { refer } from './refer';
import { reject } from './reject';
import { reopen } from './reopen';
import { reply } from './reply';
import { report } from './report';
import { reportBack } from './reportBack';
import { requestReferralExtension } from './requestReferralExtension';
import { respond } from './respond';
import { returnHandOff } from './return';
import { returnReferral } from './returnReferral';
import { schedule } from './schedule';
import { settle } from './settle';
import { signFor } from './signFor';
import { track } from './track';
import { transfer } from './transfer';
import { triage } from './triage';
import { urge } from './urge';
import { withdraw } from './withdraw';

/** All commands of a registered complaint by name. */
export const commands: Readonly<Record<CommandName, AnyCommand>> = {
  contact,
  attemptContact,
  preserve,
  correct,
  note,
  link,
  merge,
  absorb,
  urge,
  triage,
  reject,
  assign,
  transfer,
  accept,
  return: returnHandOff,
  answer,
  ask,
  inform,
  schedule,
  find,
  claim,
  propose,
  approve,
  disapprove,
  fulfil,
  promise,
  extend,
  decideExtension,
  reply,
  rate,
  withdraw,
  reopen,
  close,
  escalate,
  respond,
  assess,
  coordinate,
  track,
  report,
  deescalate,
  oversee,
  refer,
  signFor,
  returnReferral,
  requestReferralExtension,
  recordReferralDecision,
  reportBack,
  recordRedo,
  recordMediation,
  adopt,
  settle,
};

export const isCommandName = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);
