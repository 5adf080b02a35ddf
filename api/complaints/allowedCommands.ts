import { commands } from '../../domain/complaint/commands';
import { type CommandName, commandNames } from '../../domain/complaint/commands/names';
import type { Actor, Stage } from '../../domain/complaint/terms';

/** Commands that this role may give in this stage; what else they need, the plan says when they are given. */
export const allowedCommands = (actor: Actor, stage: Stage): CommandName[] =>
  commandNames.filter((name) => {
    const { roles, stages } = commands[name];
    return (roles as readonly string[]).includes(actor.role) && stages.includes(stage);
  });
