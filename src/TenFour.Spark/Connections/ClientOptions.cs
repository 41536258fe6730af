namespace TenFour.Spark.Connections;

/// <summary>How a client behaves when the way to the cluster fails.</summary>
internal sealed record ClientOptions(TimeProvider Time)
{
    public RetryPolicy Retries { get; init; } = RetryPolicy.Default;

    public RetryPolicy HandshakeRetries { get; init; } = RetryPolicy.Handshake;

    /// <summary>How long a server may take to answer at all when it is asked first.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From 0 to 1, for the jitter of waits.</summary>
    public Func<double> Chance { get; init; } = Random.Shared.NextDouble;

    /// <summary>Told before each wait, since ten minutes of silence look like a program that hangs.</summary>
    public Action<string> Warn { get; init; } = _ => { };
}
