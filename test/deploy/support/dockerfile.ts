import { Copy, DockerfileParser, From, type Instruction } from 'dockerfile-ast';

/** One stage of a Dockerfile, with what its own instructions say; what it takes over from another stage is not in it. */
export interface Stage {
  name: string;
  /** The image, or the stage, that it builds on. */
  base: string;
  /** Whose processor it is for; absent for the one that the image is for. */
  platform?: string;
  steps: Step[];
  env: Record<string, string>;
  user?: string;
  /** Entrypoint and command together, in the exec form. */
  run: string[];
  healthcheck: string[];
}

export type Step =
  | { kind: 'copy'; from?: string; sources: string[]; target: string }
  | { kind: 'run'; command: string };

/** @returns the stages in their order; the last is what `docker build` makes unless told otherwise */
export function readStages(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const stage = stages.at(-1);
    if (instruction instanceof From) stages.push(stageOf(instruction));
    else if (instruction instanceof Copy) stage?.steps.push(copyStep(instruction));
    else if (stage) heed(stage, instruction);
  }
  return stages;
}

function stageOf(from: From): Stage {
  const base = from.getImage() ?? '';
  const platform = from.getPlatformFlag()?.getValue() ?? undefined;
  return { name: from.getBuildStage() ?? base, base, platform, steps: [], env: {}, run: [], healthcheck: [] };
}

/** Notes what an instruction says. */
function heed(stage: Stage, instruction: Instruction): void {
  const words = wordsOf(instruction);
  switch (instruction.getKeyword()) {
    case 'RUN':
      stage.steps.push({ kind: 'run', command: commandOf(instruction) });
      return;
    case 'ENV':
      Object.assign(stage.env, Object.fromEntries(words.map((word) => word.split('='))));
      return;
    case 'USER':
      stage.user = words[0];
      return;
    case 'ENTRYPOINT':
    case 'CMD':
      stage.run.push(...execForm(instruction));
      return;
    case 'HEALTHCHECK':
      stage.healthcheck = execForm(instruction);
  }
}

function copyStep(copy: Copy): Step {
  const words = wordsOf(copy);
  const from = copy.getFromFlag()?.getValue() ?? undefined;
  return { kind: 'copy', from, sources: words.slice(0, -1), target: words.at(-1) ?? '' };
}

function wordsOf(instruction: Instruction): string[] {
  return instruction.getArguments().map((argument) => argument.getValue());
}

/** What the shell is given: everything behind the flags. */
function commandOf(run: Instruction): string {
  return (run.getRawArgumentsContent() ?? '').replace(/^(--\S+[\s\\]+)*/, '');
}

/** @returns nothing for the shell form */
function execForm(instruction: Instruction): string[] {
  const [list = '[]'] = /\[.*\]$/s.exec(instruction.getRawArgumentsContent() ?? '') ?? [];
  return JSON.parse(list);
}
