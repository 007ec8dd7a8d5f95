export const kk = {
	footer: (organisation: string) => `${organisation}\nБұл хатты жүйе өзі жіберді, оған жауап жазудың қажеті жоқ.`,
	footerAnswer: (organisation: string) =>
		`${organisation}\nБұл хатқа жауап жазсаңыз, жауабыңыз бен тіркелген құжаттарыңыз өтінішіңізге қосылады.`
};
export type Messages = typeof kk;
