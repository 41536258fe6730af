namespace TenFour.Cli.Shell;

/// <summary>Puts what the operating system refuses into a plain sentence.</summary>
internal static class SystemFailure
{
    private const int UnixNoSpace = 28;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>The sentence, or null where the exception is not the operating system's.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "no permission: " + failure.Message,
        IOException io when IsDiskFull(io) => "the disk is full: " + failure.Message,
        IOException => failure.Message,
        OutOfMemoryException => "there is not enough memory",
        _ => null,
    };

    private static bool IsDiskFull(IOException failure)
    {
        var code = failure.HResult & 0xFFFF;
        return OperatingSystem.IsWindows() ? code is WindowsDiskFull or WindowsHandleDiskFull : code == UnixNoSpace;
    }
}
