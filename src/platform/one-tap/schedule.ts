import { onSchedule } from '../jobs/index.ts';
import { sweepTaps } from './index.ts';

onSchedule('one-tap.sweep', '35 4 * * *', (_payload, context) => context.write(sweepTaps));
