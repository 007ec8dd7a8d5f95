/** What the page got back from the form that was refused; with no act, nothing was. */
export interface Refused {
	act: string;
	values: Record<string, string>;
	errors: Record<string, string>;
}

/** What belongs to one form: nothing, where another was refused. */
export const ofAct = (refused: Refused, act: string): Refused => (refused.act === act ? refused : { act: '', values: {}, errors: {} });
