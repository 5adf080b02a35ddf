import { refuse, type Refusal } from '../complaint/refusal';
import type { Plan } from './plan';

/** The ids of a plan's lists, as commands refer to them. Categories and causes are given by their most precise entry or by a group. */
export const categoryIds = (plan: Plan): string[] => plan.file.categories.flatMap((top) => [top.id, ...top.children.map((c) => c.id)]);
export const causeIds = (plan: Plan): string[] => plan.file.causes.flatMap((top) => [top.id, ...top.children.map((c) => c.id)]);
export const tagIds = (plan: Plan): string[] => plan.file.tags.map((t) => t.id);
export const groundIds = (plan: Plan): string[] => plan.file.grounds.map((g) => g.id);
export const departmentIds = (plan: Plan): string[] => plan.file.departments.map((d) => d.id);
export const responsibilityIds = (plan: Plan): string[] => plan.file.responsibilities.map((r) => r.id);
export const remedyIds = (plan: Plan): string[] => plan.file.remedies.map((r) => r.id);

/** A refusal when the plan has no such entry; null when it has. */
export function unknownEntry(what: string, id: string, ids: readonly string[]): Refusal | null {
  return ids.includes(id) ? null : refuse('plan', `the plan has no ${what} "${id}"`, ids);
}
