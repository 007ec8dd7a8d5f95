/** What the page got back from the form that was refused; with no act, nothing was. */
export interface Refused {
	act: string;
	values: Record<string, string>;
	errors: Record<string, string>;
}
