import { expect, it } from 'vitest';
import { answered, cast, receive } from '../../../../test/appeals.ts';
import { rolledBack, testDatabase } from '../../../../test/db.ts';
import { asReader } from '#platform/db/index.ts';
import { LANGS } from '#platform/i18n/lang.ts';
import { tableFile } from '#platform/tables/index.ts';
import { deskContext } from '#modules/appeals/server/index.ts';
import { MEASURES } from '../rules.ts';
import { fullReport, questionFrom, statisticsPdf, statisticsSheet, toApiStatistics } from './index.ts';

const t = testDatabase();

it('is one and the same as a table, as a printed report and for another system', () =>
	rolledBack(t.db, async (tx) => {
		const who = await cast(tx);
		await receive(tx, who);
		await answered(tx, who);
		// A name that a spreadsheet would take for a formula.
		const name = { kk: '=1+1', ru: '=1+1', en: '=1+1' };
		await tx
			.updateTable('unit')
			.set({ name: JSON.stringify(name) })
			.where('id', '=', who.unit.id)
			.execute();
		for (const lang of LANGS) {
			const context = await deskContext(asReader(tx), lang, who.auditor);
			const { asked } = await questionFrom(context.db, who.auditor, new URLSearchParams());
			const report = await fullReport(context, asked);
			const sheet = statisticsSheet(lang, report);
			expect(sheet.rows[0]?.slice(2, 4)).toEqual([2, 1]);
			const csv = tableFile(sheet, 'csv').toString();
			expect(csv).toContain("'=1+1");
			expect(csv).not.toMatch(/[,\n]=/);
			const pdf = (await statisticsPdf(context, report)).toString('latin1');
			expect(pdf.startsWith('%PDF-1.7')).toBe(true);
			expect(pdf).toContain(`/Lang (${lang})`);
			expect(pdf.match(/\/S \/Table/g)).toHaveLength(report.sections.length + 1);
			const api = toApiStatistics(lang, report);
			expect(api.total).toMatchObject({ received: 2, onTime: 1, decided: 1, open: 1, onTimeShare: 100, silent: 1 });
			for (const { parts } of api.groups)
				for (const measure of MEASURES) expect(parts.reduce((sum, { figures }) => sum + figures[measure], 0)).toBe(api.total[measure]);
		}
	}));
