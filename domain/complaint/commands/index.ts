import { accept } from './accept';
import { answer } from './answer';
import { approve } from './approve';
import { ask } from './ask';
import { assign } from './assign';
import { attemptContact } from './attemptContact';
import { claim } from './claim';
import { close } from './close';
import { contact } from './contact';
import { correct } from './correct';
import { deescalate } from './deescalate';
import type { AnyCommand } from './definition';
import { disapprove } from './disapprove';
import { escalate } from './escalate';
import { find } from './find';
import { fulfil } from './fulfil';
import { inform } from './inform';
import { link } from './link';
import { commandNames, type CommandName } from './names';
import { note } from './note';
import { preserve } from './preserve';
import { propose } from './propose';
import { rate } from './rate';
import { reject } from './reject';
import { reopen } from './reopen';
import { reply } from './reply';
import { returnHandOff } from './return';
import { settle } from './settle';
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
  find,
  claim,
  propose,
  approve,
  disapprove,
  fulfil,
  reply,
  rate,
  withdraw,
  reopen,
  close,
  escalate,
  deescalate,
  settle,
};

export const isCommandName = (name: string): name is CommandName => (commandNames as readonly string[]).includes(name);
