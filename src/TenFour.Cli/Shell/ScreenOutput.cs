using System.Text;
using Spectre.Console;

namespace TenFour.Cli.Shell;

/// <summary>Tells the drawing library what is known about one stream, so that it does not ask the console itself.</summary>
internal sealed class ScreenOutput(TextWriter writer, TerminalTraits traits) : IAnsiConsoleOutput
{
    private const int DefaultHeight = 25;

    public TextWriter Writer => writer;

    public bool IsTerminal => traits.IsTerminal;

    public int Width => traits.Width;

    public int Height => DefaultHeight;

    public static IAnsiConsole CreateConsole(TextWriter writer, TerminalTraits traits) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = traits.CanRedraw ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = traits.UsesColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = traits.CanRedraw ? InteractionSupport.Yes : InteractionSupport.No,
        Out = new ScreenOutput(writer, traits),
    });

    public void SetEncoding(Encoding encoding)
    {
        // The streams are UTF-8, always.
    }
}
