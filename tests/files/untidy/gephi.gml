graph
[
  Creator "Gephi"
  directed 0
  node
  [
    id 1
    label "C&#244;te d'Ivoire"
    graphics
    [
      x 12.5
      y -4.0
      z 0.0
      w 10.0
      fill "#ff0000"
    ]
    region "West Africa"
  ]
  node
  [
    id 2
    label "São Tomé"
  ]
  # a remark with "quotes
  node [ id 3 label "R&D; Co" ]
  edge
  [
    id 0
    source 1
    target 2
    value 2.0
    label "trade"
  ]
  edge [ source 3 target 1 value 1.0 label "sanctions" graphics [ width 2 ] ]
]
