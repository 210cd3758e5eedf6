/** vitest runs projects by their names; the last of them would then be one long file that runs alone while a core waits. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const order = ['no-watch', 'main', 'core'];

export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification): number => order.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
