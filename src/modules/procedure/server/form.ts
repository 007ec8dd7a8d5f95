/** A form of one act, as presenters make it and ui/ prints it. */
import type { Option } from '#lib/ui/shapes.ts';

export interface FormField {
	name: string;
	kind: 'text' | 'area' | 'date' | 'time' | 'choice' | 'ticks' | 'files';
	label: string;
	hint?: string | undefined;
	optional?: boolean;
	options?: readonly Option[];
	value?: string | undefined;
	/** Language of what is typed, where it is the applicant's. */
	lang?: string | undefined;
}

export interface ActForm<Act extends string = string> {
	act: Act;
	title: string;
	text?: string | undefined;
	submit: string;
	danger?: boolean;
	fields: readonly FormField[];
}
