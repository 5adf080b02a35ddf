import type { z } from 'zod';
import type { FieldError } from './problem';

type Issue = z.core.$ZodIssue;

/** What to say of keys that have a better place than this body. */
export type KeyHints = Readonly<Record<string, string>>;

/** Schemas say what is wrong with a value; that it is missing is said here, in one way. */
export const missing: z.core.$ZodErrorMap = (issue) => (issue.input === undefined ? 'is required' : undefined);

/** Each wrong place of a zod error with its JSON pointer (RFC 6901), in the order of the schema. */
export function fieldErrors(issues: readonly Issue[], hints: KeyHints = {}, root = ''): FieldError[] {
  return issues.flatMap((issue): FieldError[] => {
    const at = pointer(root, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ pointer: pointer(at, [key]), message: hints[key] ?? 'is not known here' }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return fieldErrors(issue.errors[0] ?? [], hints, at);
    const options = issue.code === 'invalid_union' ? (issue as { options?: readonly unknown[] }).options : undefined;
    return [{ pointer: at, message: options === undefined ? issue.message : `must be one of ${options.join(', ')}` }];
  });
}

export const pointer = (root: string, path: readonly PropertyKey[]): string =>
  path.reduce<string>((written, step) => `${written}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`, root);
