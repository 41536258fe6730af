namespace TenFour.Streaming.Errors;

/// <summary>Whose fault an error is, which decides the exit code and whether trying again can help.</summary>
public enum Fault
{
    /// <summary>The command, statistic, option or checkpoint must change; nothing was started (exit code 2).</summary>
    User,

    /// <summary>The environment failed: path, permission, disk, broker, cluster (exit code 1).</summary>
    Environment,

    /// <summary>A batch failed on its data, as Spark fails under ANSI mode: overflow, bad cast, division by zero (exit code 1).</summary>
    Data,
}
