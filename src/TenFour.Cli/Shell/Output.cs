using System.Diagnostics.CodeAnalysis;
using System.Text;
using Spectre.Console;

namespace TenFour.Cli.Shell;

/// <summary>
/// Where a command writes: results to stdout, everything else to stderr. Writes to a terminal appear at once; writes to a file or a
/// pipe are buffered until <see cref="Flush"/>, which a following command calls whenever it begins to wait.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The streams belong to the process; disposing would only flush once more, into a failed stream.")]
internal sealed class Output
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly PipeStream standardOutput;
    private readonly BufferedStream bytes;
    private readonly StreamWriter results;
    private readonly TerminalTraits resultTraits;
    private readonly Lazy<IAnsiConsole> screen;
    private readonly Lazy<IAnsiConsole> errorScreen;

    public Output(Stream standardOutput, Stream standardError, TerminalTraits resultTraits, TerminalTraits messageTraits)
    {
        this.standardOutput = new PipeStream(standardOutput);
        this.resultTraits = resultTraits;
        bytes = new BufferedStream(this.standardOutput, 64 * 1024);
        results = new StreamWriter(bytes, Utf8, 16 * 1024) { AutoFlush = resultTraits.IsTerminal };
        Messages = TextWriter.Synchronized(new StreamWriter(standardError, Utf8) { AutoFlush = true });
        MessageTraits = messageTraits;
        screen = new(() => ScreenOutput.CreateConsole(results, resultTraits));
        errorScreen = new(() => ScreenOutput.CreateConsole(Messages, messageTraits));
    }

    /// <summary>Results as text. One writer at a time.</summary>
    public TextWriter Results => results;

    /// <summary>What stdout can show.</summary>
    public TerminalTraits ResultTraits => resultTraits;

    /// <summary>Messages, progress and errors; safe for several threads, never buffered.</summary>
    public TextWriter Messages { get; }

    /// <summary>What stderr can show.</summary>
    public TerminalTraits MessageTraits { get; }

    /// <summary>Stdout for tables that are redrawn in place.</summary>
    public IAnsiConsole Screen => screen.Value;

    /// <summary>Stderr for progress bars.</summary>
    public IAnsiConsole MessageScreen => errorScreen.Value;

    /// <summary>The reader of stdout has gone.</summary>
    public bool IsClosed => standardOutput.IsClosed;

    /// <summary>Results as bytes, in order with what <see cref="Results"/> has been given before.</summary>
    public Stream ResultBytes()
    {
        results.Flush();
        return bytes;
    }

    public void Flush()
    {
        results.Flush();
        bytes.Flush();
    }

    /// <summary>Gives a terminal its cursor back when the program ends in the middle of a drawing.</summary>
    public void RestoreTerminal()
    {
        if (resultTraits.CanRedraw || MessageTraits.CanRedraw)
        {
            Messages.Write("\u001b[?25h");
        }
    }
}
