using System.CommandLine;

namespace TenFour.Cli.Running;

/// <summary>The options of <c>run</c> alone: when, where to, and what is kept.</summary>
internal sealed class RunOptions
{
    public Option<string[]> Sinks { get; } = new("--sink")
    {
        Description = "console (default), ndjson:DIR (one file a batch), ndjson:DIR?roll=64MB (files of about that size, for append and update), "
            + "ndjson:- (stdout), kafka://host:port/topic (?exactlyOnce=true: rows and batch id in one transaction), memory or noop; on a cluster "
            + "console, ndjson:-, kafka://..., parquet:LOCATION, memory or noop; repeatable.",
        HelpName = "SINK",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> Trigger { get; } = new("--trigger")
    {
        Description = "available-now, once, or an interval such as 10s. Without it: as soon as there is data, until stopped.",
        HelpName = "TRIGGER",
    };

    public Option<string?> Checkpoint { get; } = new("--checkpoint")
    {
        Description = "The folder that lets the query go on after a stop or a crash; with a cluster a location of the cluster.",
        HelpName = "DIR",
    };

    public Option<string> Master { get; } = new("--master")
    {
        Description = "local[*] for all cores, local[n] for n workers, or a Spark cluster: sc://host:15002.",
        HelpName = "MASTER",
        DefaultValueFactory = _ => "local[*]",
    };

    public Option<string?> Progress { get; } = new("--progress")
    {
        Description = "Append one JSON object a batch to this file: Spark's StreamingQueryProgress.",
        HelpName = "FILE",
    };

    public Option<string?> Rejected { get; } = new("--rejected")
    {
        Description = "Keep malformed records in this folder, or in this topic of Kafka (kafka://host:port/topic). Without it: in the checkpoint.",
        HelpName = "TOPIC",
    };

    public Option<string?> Late { get; } = new("--late")
    {
        Description = "Keep records that the watermark dropped in this folder, or in this topic of Kafka. Without it: they are only counted.",
        HelpName = "TOPIC",
    };

    /// <summary>Those that a statistic on a cluster has, where nobody watches it here.</summary>
    public void AddClusterOptionsTo(Command command)
    {
        command.Add(Sinks);
        command.Add(Trigger);
        command.Add(Checkpoint);
        command.Add(Master);
    }

    public void AddTo(Command command)
    {
        AddClusterOptionsTo(command);
        command.Add(Progress);
        command.Add(Rejected);
        command.Add(Late);
    }
}
