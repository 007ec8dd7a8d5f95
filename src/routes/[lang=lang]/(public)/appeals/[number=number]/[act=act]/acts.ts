/** The acts behind the applicant's pages: what each takes, and its command. */
import type { z } from 'zod';
import type { Tx } from '#platform/db/index.ts';
import type { Actor } from '#platform/identity/actor.ts';
import type { NewFile } from '#modules/appeals/server/index.ts';
import * as input from '#modules/procedure/input.ts';
import type { ApplicantAct } from '#modules/procedure/rules/acts.ts';
import { correctAppeal, fileComplaint, objectToHearing, withdrawComplaint } from '#modules/procedure/server/index.ts';

interface Call<T> {
	tx: Tx;
	actor: Actor;
	id: string;
	input: T;
	files: NewFile[];
}

interface Act {
	schema: z.ZodType;
	run: (call: Call<unknown>) => Promise<unknown>;
}

/** A schema and the command that takes what it gives. */
function act<S extends z.ZodType>(schema: S, run: (call: Call<z.output<S>>) => Promise<unknown>): Act {
	return { schema, run: (call) => run(call as Call<z.output<S>>) };
}

export const ACTS: Record<ApplicantAct, Act> = {
	correct: act(input.correctInput, (c) => correctAppeal(c.tx, c.actor, c.id, c.input, c.files)),
	object: act(input.objectInput, (c) => objectToHearing(c.tx, c.actor, c.id, c.input, c.files)),
	complain: act(input.complainInput, (c) => fileComplaint(c.tx, c.actor, c.id, c.input, c.files)),
	'take-back': act(input.withdrawComplaintInput, (c) => withdrawComplaint(c.tx, c.actor, c.id, c.input))
};
