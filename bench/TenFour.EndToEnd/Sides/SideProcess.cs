using System.Diagnostics;
using System.Text.Json;

namespace TenFour.EndToEnd.Sides;

/// <summary>A side from outside: asks its process for runs, one at a time.</summary>
public sealed class SideProcess : IAsyncDisposable
{
    public const string Verb = "side";
    public const string RunCommand = "run";
    public const string VerifyCommand = "verify";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Queue<string> _lastMessages = [];

    private SideProcess(string name, ProcessStartInfo start)
    {
        Name = name;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        _process = Process.Start(start) ?? throw new BenchException($"{start.FileName} did not start.");
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>As the table shows it.</summary>
    public string Name { get; }

    /// <summary>What ran, with its version, once it has run.</summary>
    public string? Version { get; private set; }

    /// <summary>A side of this program, compiled as the program itself is.</summary>
    internal static SideProcess Start(string name, string kind, params IEnumerable<(string Name, object Value)> settings) =>
        new(name, Own(kind, settings));

    /// <summary>A side of this program that is compiled as .NET compiles by default.</summary>
    internal static SideProcess StartPeer(string name, string kind, params IEnumerable<(string Name, object Value)> settings)
    {
        var start = Own(kind, settings);
        start.Environment["DOTNET_TieredPGO"] = "1";
        return new SideProcess(name, start);
    }

    /// <summary>A side that is another program, with the same conversation.</summary>
    internal static SideProcess Start(string name, ProcessStartInfo start) => new(name, start);

    private static ProcessStartInfo Own(string kind, IEnumerable<(string Name, object Value)> settings) =>
        new(Environment.ProcessPath!, [Verb, kind, .. settings.Select(s => $"{s.Name}={s.Value}")]);

    public Task<SideResult> RunAsync() => AskAsync(RunCommand);

    public Task<SideResult> VerifyAsync() => AskAsync(VerifyCommand);

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeToEnd);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task<SideResult> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (await LineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith('{'))
            {
                var result = JsonSerializer.Deserialize<SideResult>(line)!;
                Version ??= result.Version;
                return result.Error is null ? result : throw new BenchException($"{Name}: {result.Error}");
            }
        }

        throw new BenchException($"{Name} ended without an answer.{string.Concat(Messages().Select(m => "\n  " + m))}");
    }

    private async Task<string?> LineAsync(CancellationToken patience)
    {
        try
        {
            return await _process.StandardOutput.ReadLineAsync(patience);
        }
        catch (OperationCanceledException)
        {
            throw new BenchException($"{Name} gave no answer within {Patience.TotalMinutes} minutes.");
        }
    }

    private void Remember(string? line)
    {
        lock (_lastMessages)
        {
            _lastMessages.Enqueue(line ?? "");
            while (_lastMessages.Count > 10)
            {
                _lastMessages.Dequeue();
            }
        }
    }

    private string[] Messages()
    {
        lock (_lastMessages)
        {
            return [.. _lastMessages.Where(m => m.Length > 0)];
        }
    }
}
