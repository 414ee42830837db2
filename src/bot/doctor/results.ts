import type { DoctorCheck, DoctorCode, DoctorResult, DoctorState, DoctorValues } from '../../model/diagnosis.ts';

/** Makes a result. */
export function createResult<Code extends DoctorCode>(
  check: DoctorCheck,
  state: DoctorState,
  code: Code,
  values: DoctorValues[Code],
): DoctorResult {
  return { check, state, code, values } as DoctorResult;
}
