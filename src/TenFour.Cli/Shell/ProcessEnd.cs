namespace TenFour.Cli.Shell;

/// <summary>Ends the process in the middle of its work, when a second signal asks for it.</summary>
internal static class ProcessEnd
{
    public static void StopNow(Output output)
    {
        output.RestoreTerminal();
#pragma warning disable RS0030 // The one wanted exit from the middle: the checkpoint makes it safe.
        Environment.Exit(ExitCode.Interrupted);
#pragma warning restore RS0030
    }
}
