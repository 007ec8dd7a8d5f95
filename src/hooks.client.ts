import type { ClientInit } from '@sveltejs/kit/hooks';

/**
 * What somebody unfolds before the page is awake stays unfolded: waking, a page sets each fold as it was sent, and on a slow line one reads and
 * types long before that. A fold that is closed by hand is closed, and with the first form that is sent the page is awake.
 */
export const init: ClientInit = () => {
	const wanted = new Set<Element>(document.querySelectorAll('details[open]'));
	const folded = new MutationObserver((changes) => {
		for (const { target } of changes) if (target instanceof HTMLDetailsElement && !target.open && wanted.has(target)) target.open = true;
	});
	// Heard before the fold turns: what is closed now will be open.
	const turned = ({ target }: Event) => {
		const fold = target instanceof Element ? target.closest('summary')?.parentElement : undefined;
		if (!(fold instanceof HTMLDetailsElement)) return;
		if (fold.open) wanted.delete(fold);
		else wanted.add(fold);
	};
	for (const fold of document.querySelectorAll('details')) folded.observe(fold, { attributeFilter: ['open'] });
	document.addEventListener('click', turned, { capture: true });
	document.addEventListener(
		'submit',
		() => {
			folded.disconnect();
			document.removeEventListener('click', turned, { capture: true });
		},
		{ capture: true, once: true }
	);
};
