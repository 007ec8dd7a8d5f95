/** What keeping the papers of a sitting takes. A file comes beside the form. */
import { z } from 'zod';
import { optional, text } from '#platform/fields.ts';

export const PAPER_KINDS = ['draft', 'report', 'other'] as const;
/** `draft`: the decision as it is proposed, which citizens discuss paragraph by paragraph. */
export type PaperKind = (typeof PAPER_KINDS)[number];

const body = optional(text(10, 100_000));

export const paperInput = z.object({
	itemId: z.guid('choose'),
	paperKind: z.enum(PAPER_KINDS, 'choose'),
	paperTitle: text(3, 200),
	body
});
export type PaperInput = z.output<typeof paperInput>;

export const versionInput = z.object({ paperId: z.guid('choose'), body });
export type VersionInput = z.output<typeof versionInput>;

export const withdrawPaperInput = z.object({ paperId: z.guid('choose'), withdrawReason: text(5, 1_000) });
export type WithdrawPaperInput = z.output<typeof withdrawPaperInput>;
