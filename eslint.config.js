import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const noDate = {
	selector:
		"NewExpression[callee.name='Date'], CallExpression[callee.object.name='Date'][callee.property.name='now'], MemberExpression[object.object.name='Temporal'][object.property.name='Now']",
	message: 'Only platform/clock.ts reads the time: call now().'
};
const noSort = {
	selector: "CallExpression[callee.property.name='sort']",
	message: 'Use toSorted: a list that was passed in stays as it was.'
};

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'test-results/', 'bench/out/'] },
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node, Temporal: 'readonly', App: 'readonly' },
			parserOptions: { projectService: { allowDefaultProject: [] }, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/only-throw-error': [
				'error',
				{ allow: [{ from: 'package', package: '@sveltejs/kit', name: ['Redirect', 'HttpError'] }, 'symbol'] }
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
			'no-restricted-syntax': ['error', noDate, noSort]
		}
	},
	{ files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
	// Rules that ask for types would make a TypeScript program anew for each page, most of the lint's time; svelte-check holds the types there.
	{
		files: ['**/*.svelte'],
		rules: { ...ts.configs.disableTypeChecked.rules },
		languageOptions: { parserOptions: { projectService: false, program: null, project: false } }
	},
	{ files: ['src/platform/clock.ts'], rules: { 'no-restricted-syntax': ['error', noSort] } },
	// Tests, tools and the demo's texts are lists by nature.
	{
		files: ['**/*.test.ts', 'test/**', 'e2e/**', 'bench/**', 'scripts/**', 'src/cli/demo/**'],
		rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off', '@typescript-eslint/require-await': 'off' }
	},
	// Playwright reads the names of a fixture's needs out of its first parameter, also when it needs none.
	{ files: ['e2e/**'], rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] } },
	{ files: ['src/cli/demo/**', '**/messages/*.ts', 'src/platform/db/types.ts'], rules: { 'max-lines': 'off' } },
	{ files: ['**/*.js'], ...ts.configs.disableTypeChecked }
);
