"""``parallax completion``: a script that teaches a shell to complete our commands and options."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a completion script for a shell.

    \b
    Examples:
      parallax completion bash > ~/.local/share/bash-completion/completions/parallax
      parallax completion zsh > ~/.zfunc/_parallax
      parallax completion fish > ~/.config/fish/completions/parallax.fish
    """
    from click.shell_completion import get_completion_class

    from toolkit.cli import parallax

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(kind(parallax, {}, "parallax", "_PARALLAX_COMPLETE").source())
