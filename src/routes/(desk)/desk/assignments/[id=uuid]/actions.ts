import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { asReader, write, type Tx } from '#platform/db/index.ts';
import { forbidden } from '#platform/errors.ts';
import type { Staff } from '#platform/identity/actor.ts';
import { requireStaff } from '#platform/identity/http.ts';

import { paths } from '#lib/paths.ts';
import { joinTicked, parseForm, refusedForm } from '#lib/server/forms.ts';
import { askInput, cancelInput, decideInput, moveInput, reassignInput, reportInput, returnInput } from '#modules/assignments/input.ts';
import { messages } from '#modules/assignments/messages/index.ts';
import {
	acceptReport,
	acknowledgeAssignment,
	askExtension,
	assignmentFor,
	cancelAssignment,
	decideExtension,
	moveDueDate,
	reassign,
	reportAssignment,
	returnReport
} from '#modules/assignments/server/index.ts';
import { marksFrom, splitInput } from '#modules/directives/input.ts';
import { messages as directives } from '#modules/directives/messages/index.ts';
import { judgePart, splitPart } from '#modules/directives/server/index.ts';

type Event = RequestEvent<{ id: string }>;
interface Sent {
	staff: Staff;
	assignmentId: string;
	files: { name: string; bytes: Buffer }[];
	marks: ReturnType<typeof marksFrom>;
}

/** An action of the page: parse, act in one transaction, back to the page; a refusal shows beside its field. */
function action<S extends z.ZodType>(
	input: S,
	act: (tx: Tx, sent: Sent, values: z.output<S>) => Promise<unknown>,
	ticked: readonly string[] = []
) {
	return async (event: Event) => {
		const { lang } = event.locals;
		const staff = requireStaff(event);
		const words = [messages[lang].errors, directives[lang].errors] as const;
		const data = await event.request.formData();
		for (const name of ticked) joinTicked(data, name);
		const form = parseForm(data, input, lang, ...words);
		if (!form.ok) return form.failure;
		const assignmentId = event.params.id;
		const files = await filesOf(data);
		try {
			await write((tx) => act(tx, { staff, assignmentId, files, marks: marksFrom(data) }, form.input));
		} catch (error) {
			return refusedForm(error, lang, form.values, ...words);
		}
		redirect(303, `${paths.desk.assignment(assignmentId)}?done`);
	};
}

/** A file field left empty sends a nameless file of no bytes. */
async function filesOf(data: FormData): Promise<Sent['files']> {
	const files = data.getAll('files').filter((value) => value instanceof File && value.size > 0) as File[];
	return Promise.all(files.map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })));
}

/** What belongs to a room is moved, given and ended on that room's page, where its rules hold. */
async function ownOnly(tx: Tx, { staff, assignmentId }: Sent): Promise<void> {
	const { access } = await assignmentFor(asReader(tx), staff, assignmentId);
	if (access.ofRoom) throw forbidden();
}

export const assignmentActions = {
	acknowledge: action(z.object({}), (tx, { staff, assignmentId }) => acknowledgeAssignment(tx, staff, { assignmentId })),
	report: action(reportInput, (tx, { staff, assignmentId, files }, { text }) => reportAssignment(tx, staff, { assignmentId, text, files })),
	accept: action(z.object({}), (tx, { staff, assignmentId }) => acceptReport(tx, staff, { assignmentId })),
	return: action(returnInput, (tx, { staff, assignmentId }, { reason }) => returnReport(tx, staff, { assignmentId, reason })),
	ask: action(askInput, (tx, { staff, assignmentId }, input) => askExtension(tx, staff, { assignmentId, ...input })),
	decide: action(decideInput, (tx, { staff, assignmentId }, { decision, reason }) =>
		decideExtension(tx, staff, { assignmentId, approve: decision === 'approve', reason })
	),
	split: action(splitInput, (tx, { staff, assignmentId }, input) => splitPart(tx, staff, { assignmentId, ...input }), ['kinds', 'unitIds']),
	judge: action(z.object({}), (tx, { staff, assignmentId, marks }) => judgePart(tx, staff, { assignmentId, marks })),
	move: action(moveInput, async (tx, sent, input) => {
		await ownOnly(tx, sent);
		await moveDueDate(tx, sent.staff, { assignmentId: sent.assignmentId, ...input });
	}),
	reassign: action(reassignInput, async (tx, sent, { personId }) => {
		await ownOnly(tx, sent);
		await reassign(tx, sent.staff, { assignmentId: sent.assignmentId, ...(personId === '' ? {} : { personId }) });
	}),
	cancel: action(cancelInput, async (tx, sent, { reason }) => {
		await ownOnly(tx, sent);
		await cancelAssignment(tx, sent.staff, { assignmentId: sent.assignmentId, reason });
	})
};
