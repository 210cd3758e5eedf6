import type { Params } from '../domain/finding.ts';

type Text = string | ((params: Params) => string);

/** What a person reads of a code: what is wrong, and what to do. `{name}` stands for a parameter. */
export interface ErrorText {
  readonly message: Text;
  readonly hint: Text;
}
