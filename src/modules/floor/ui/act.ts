/** How acts at the desk of a sitting are sent with scripts: the page stays where it is, and so does the keyboard. Without them each is a page anew. */
import { applyAction, enhance } from '$app/forms';
import { goto } from '$app/navigation';
import { tick } from 'svelte';

/** The act sent last, until the page shows it: a page that changes late would take from the next form what is being filled in. */
let before: Promise<void> = Promise.resolve();

/** A form whose answer changes the page in place. Refused: the keyboard goes to what was wrong. Acts are sent one after another; what is pressed twice is sent once. */
export function act(form: HTMLFormElement) {
	let sending = false;
	return enhance(form, async ({ cancel }) => {
		if (sending) {
			cancel();
			return undefined;
		}
		sending = true;
		const { promise, resolve } = Promise.withResolvers<void>();
		const earlier = before;
		before = promise;
		await earlier;
		return async ({ result }) => {
			sending = false;
			try {
				if (result.type === 'redirect') {
					await goto(result.location, { reset: false, replace: true, refreshAll: true });
					form.reset();
				} else {
					await applyAction(result);
					await tick();
					document.getElementById('error-summary')?.focus();
				}
			} finally {
				resolve();
			}
		};
	});
}

/**
 * Keeps the keyboard in its place when what it was on is gone, by one's own act or by what others did: it goes to the control that stands there
 * instead (`data-toggle`: what is pressed again undoes it), else to the head of the section, so that nothing else is done by a key pressed twice.
 */
export function keepPlace(node: HTMLElement) {
	let last: Element | undefined;
	let [toggle, section]: (Element | null)[] = [null, null];

	function remember({ target }: FocusEvent): void {
		if (!(target instanceof Element)) return;
		last = target;
		[toggle, section] = [target.closest('[data-toggle]'), target.closest('section')];
	}

	function land(): void {
		if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
		const instead = toggle?.isConnected === true ? toggle.querySelector('button') : null;
		const head = section?.isConnected === true ? section.querySelector('h2') : document.querySelector('h1');
		const to = instead ?? head;
		if (to === null) return;
		if (to !== instead) to.tabIndex = -1;
		to.focus();
	}

	const observer = new MutationObserver(land);
	observer.observe(node, { childList: true, subtree: true });
	node.addEventListener('focusin', remember);
	return {
		destroy: () => {
			observer.disconnect();
			node.removeEventListener('focusin', remember);
		}
	};
}
