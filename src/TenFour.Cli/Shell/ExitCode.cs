namespace TenFour.Cli.Shell;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The environment or a batch failed: path, permission, disk, data under ANSI mode.</summary>
    public const int Failed = 1;

    /// <summary>The command, statistic, option or checkpoint must change; nothing was started.</summary>
    public const int Refused = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM; the state is safe.</summary>
    public const int Interrupted = 130;
}
