using System.CommandLine;

namespace TenFour.Cli.Shell;

/// <summary>Everything a command may use of the outside world.</summary>
/// <param name="Arguments">The parsed command line.</param>
/// <param name="Output">Where to write.</param>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="Time">The clock.</param>
/// <param name="Stop">
/// Cancelled by Ctrl-C or SIGTERM. A command that ends early because of it throws <see cref="OperationCanceledException"/> once its
/// state is safe; the shell says so and exits with 130.
/// </param>
internal sealed record CommandContext(ParseResult Arguments, Output Output, Func<Stream> OpenInput, TimeProvider Time, CancellationToken Stop)
{
    /// <summary>The statistic that the command works on. Set as soon as it is read, so that an error in it can be shown at its place.</summary>
    public StatisticText? Statistic { get; set; }

    /// <summary>
    /// For a command whose work goes on elsewhere: from this call on, a second signal cancels the token, and the command has to end that work and
    /// itself at once.
    /// </summary>
    public Func<CancellationToken> TakeSecondSignal { get; init; } = () => CancellationToken.None;
}
