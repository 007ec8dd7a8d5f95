/** What the page got back from the form that was refused; with no act, nothing was. */
export interface Refused {
	act: string;
	values: Record<string, string>;
	errors: Record<string, string>;
}

/** What a form shows again: nothing when it was another that was refused. */
export const backOf = (refused: Refused, act: string): Refused => (refused.act === act ? refused : { act: '', values: {}, errors: {} });
