/**
 * What somebody chose, typed or unfolded before a page woke up stays as they left it. A page is read and filled in long before its scripts are
 * there on a slow line; waking, it would set each control and fold as they were sent.
 */

type Kept = () => void;

/** Puts a control back, and tells whoever listens, who heard nothing yet, that it is not what it was sent as. */
function put(control: HTMLElement, set: () => void): Kept {
	return () => {
		if (!control.isConnected) return;
		set();
		for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
	};
}

function keepInput(input: HTMLInputElement): Kept[] {
	const { checked } = input;
	// A file stays by itself, a hidden field is no one's to type in, and a radio that was left has another that was chosen.
	if (input.type === 'file' || input.type === 'hidden' || (input.type === 'radio' && !checked)) return [];
	if (checked !== input.defaultChecked) return [put(input, () => (input.checked = checked))];
	return keepText(input);
}

function keepText(text: HTMLInputElement | HTMLTextAreaElement): Kept[] {
	const { value } = text;
	return value === text.defaultValue ? [] : [put(text, () => (text.value = value))];
}

function keepSelect(select: HTMLSelectElement): Kept[] {
	const options = [...select.options];
	const chosen = options.map(({ selected }) => selected);
	const sent = options.map(({ defaultSelected }) => defaultSelected);
	// Of a list with none marked the first is chosen.
	if (!select.multiple && !sent.includes(true)) sent[0] = true;
	if (chosen.every((one, i) => one === sent[i])) return [];
	const choose = () => {
		for (const [i, option] of options.entries()) option.selected = chosen[i] ?? false;
	};
	return [put(select, choose)];
}

function keepFold(fold: HTMLDetailsElement): Kept {
	const { open } = fold;
	return () => (fold.open = open);
}

/**
 * To be called before a page's components find their elements; the answer, to be called when they have, puts back what they changed. A page that
 * was not touched costs a look at its controls.
 */
export function keepTouched(page: ParentNode): () => void {
	const kept: Kept[] = [
		...[...page.querySelectorAll('input')].flatMap(keepInput),
		...[...page.querySelectorAll('textarea')].flatMap(keepText),
		...[...page.querySelectorAll('select')].flatMap(keepSelect),
		...[...page.querySelectorAll('details')].map(keepFold)
	];
	return () => {
		for (const putBack of kept) putBack();
	};
}
