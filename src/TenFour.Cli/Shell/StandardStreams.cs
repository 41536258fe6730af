#pragma warning disable RS0030 // The one place that touches the console; everything else is given an Output.
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TenFour.Cli.Shell;

/// <summary>The process's standard streams and what is at their other ends.</summary>
internal static class StandardStreams
{
    private const int UnixStandardOutput = 1;

    public static Output OpenOutput()
    {
        if (OperatingSystem.IsWindows() && !(Console.IsOutputRedirected && Console.IsErrorRedirected))
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return new Output(
            OpenStandardOutput(),
            Console.OpenStandardError(),
            Traits(!Console.IsOutputRedirected),
            Traits(!Console.IsErrorRedirected));
    }

    public static Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>
    /// A pipe is opened as a file, because only that reports a reader who has gone. Not so a regular file: a file stream keeps a
    /// position of its own, and would write over what stderr has put into the same file (<c>&gt; log 2&gt;&amp;1</c>).
    /// </summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        var handle = new FileStream(new SafeFileHandle(UnixStandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return handle.CanSeek ? Console.OpenStandardOutput() : handle;
    }

    private static TerminalTraits Traits(bool isTerminal) =>
        // Asking for the width loads the terminal's description, which a program in a pipe need not wait for.
        isTerminal ? TerminalTraits.Decide(true, Width(), Environment.GetEnvironmentVariable) : TerminalTraits.None;

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            // No terminal is attached at all: the default width serves.
            return 0;
        }
    }
}
