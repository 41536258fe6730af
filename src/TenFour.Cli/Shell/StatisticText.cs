namespace TenFour.Cli.Shell;

/// <summary>A statistic as the user wrote it.</summary>
/// <param name="Name">What the user called it: a path, or the option that holds it.</param>
internal sealed record StatisticText(string Name, string Text);
