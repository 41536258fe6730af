namespace TenFour.Cli.Shell;

/// <summary>What the other end of stdout or stderr can show.</summary>
/// <param name="IsTerminal">A person looks at it: box drawing and animation are welcome.</param>
/// <param name="UsesColor">A terminal whose owner has not refused colour with <c>NO_COLOR</c> or <c>TERM=dumb</c>.</param>
/// <param name="CanRedraw">A terminal that understands cursor movement.</param>
/// <param name="Width">Columns; 80 where nothing says otherwise.</param>
internal sealed record TerminalTraits(bool IsTerminal, bool UsesColor, bool CanRedraw, int Width)
{
    private const int DefaultWidth = 80;

    /// <summary>A file or a pipe.</summary>
    public static readonly TerminalTraits None = new(false, false, false, DefaultWidth);

    /// <summary>The rules, apart from where their facts come from; <paramref name="environment"/> answers null for an unset variable.</summary>
    public static TerminalTraits Decide(bool isTerminal, int width, Func<string, string?> environment)
    {
        if (!isTerminal)
        {
            return None;
        }

        var isDumb = environment("TERM") == "dumb";
        var refusesColor = !string.IsNullOrEmpty(environment("NO_COLOR"));
        return new TerminalTraits(true, !isDumb && !refusesColor, !isDumb, width > 0 ? width : DefaultWidth);
    }
}
