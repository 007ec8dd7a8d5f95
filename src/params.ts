import { defineParams } from '@sveltejs/kit/params';
import { isApplicantAct } from '#modules/procedure/rules/acts.ts';
import { FIGURES } from '#modules/reports/rules/assemble.ts';
import { QUESTIONS } from '#modules/wishes/rules/questions.ts';
import { isLang } from '#platform/i18n/lang.ts';
import { PAPER_FORMATS } from '#platform/paper/formats.ts';
import { TABLE_FORMATS } from '#platform/tables/formats.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
// ALA-M-2026-000123: of a wish to meet.
const WISH = /^[A-Z0-9]{2,8}-M-\d{4}-\d{6,}$/;
// A number is unit code, year, counter: ALA-2026-000123.
const NUMBER = /^[A-Z0-9]{2,8}-\d{4}-\d{6,}$/;

export const params = defineParams({
	lang: (param) => (isLang(param) ? param : undefined),
	uuid: (param) => (UUID.test(param) ? param : undefined),
	number: (param) => (NUMBER.test(param) ? param : undefined),
	wish: (param) => (WISH.test(param) ? param : undefined),
	question: (param) => QUESTIONS.find((question) => question === param),
	figure: (param) => FIGURES.find((figure) => figure === param),
	table: (param) => TABLE_FORMATS.find((format) => format === param),
	paper: (param) => PAPER_FORMATS.find((format) => format === param),
	act: (param) => (isApplicantAct(param) ? param : undefined)
});
