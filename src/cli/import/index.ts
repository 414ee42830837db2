export { formatImportCounts, formatImportReport, formatNextStep } from './import-report.ts';
