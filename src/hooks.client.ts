import type { ClientInit } from '@sveltejs/kit/hooks';

/**
 * What somebody unfolded before the page woke up stays unfolded: waking, a page sets each fold as it was sent, and on a slow line one reads and
 * types long before that. A fold that is closed by hand is closed, and with the first form that is sent the page is awake.
 */
export const init: ClientInit = () => {
	const byHand = new WeakSet<Element>();
	const folded = new MutationObserver((changes) => {
		for (const { target } of changes) if (target instanceof HTMLDetailsElement && !target.open && !byHand.has(target)) target.open = true;
	});
	const touched = ({ target }: Event) => {
		const fold = target instanceof Element ? target.closest('summary')?.parentElement : undefined;
		if (fold != null) byHand.add(fold);
	};
	for (const fold of document.querySelectorAll('details[open]')) folded.observe(fold, { attributeFilter: ['open'] });
	document.addEventListener('click', touched, { capture: true });
	document.addEventListener(
		'submit',
		() => {
			folded.disconnect();
			document.removeEventListener('click', touched, { capture: true });
		},
		{ capture: true, once: true }
	);
};
