namespace TenFour.Cli.Shell;

/// <summary>The reader of stdout has gone, as <c>| head</c> does: nobody wants more, so the command ends quietly.</summary>
internal sealed class OutputClosedException(IOException inner) : IOException("the reader of the output has closed it", inner);
